package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.mail.LeaseVerdict.Free;
import fi.kuittaus.mail.LeaseVerdict.Held;
import fi.kuittaus.mail.LeaseVerdict.Known;
import fi.kuittaus.mail.LeaseVerdict.Obstacle;
import fi.kuittaus.mail.LeaseVerdict.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaseVerdictTest {
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final Known US = new Known("ours", "here", 7);

  private static FoundLease lease(long uid, String instance, String place, long counter) {
    return new FoundLease(
        uid, NOW, new Lease(instance, "run of " + place, place, counter, false, NOW));
  }

  private static FoundLease released(FoundLease lease) {
    return new FoundLease(lease.uid(), lease.arrivedAt(), lease.lease().released(NOW));
  }

  private static LeaseVerdict taking(FoundLease... found) {
    return LeaseVerdict.onTaking(US, List.of(found), _ -> false);
  }

  @Test
  void anEmptyFolderIsFree() {
    assertThat(taking()).isEqualTo(new Free());
  }

  @Test
  void anotherInstanceHoldsUs() {
    FoundLease other = lease(1, "theirs", "there", 3);
    assertThat(taking(other)).isEqualTo(new Held(Obstacle.OTHER_INSTANCE, other));
  }

  @Test
  void aReleasedLeaseOfAnotherInstanceHoldsADatabaseThatHasHadOne() {
    FoundLease other = released(lease(1, "theirs", "there", 3));
    assertThat(taking(other)).isEqualTo(new Held(Obstacle.OTHER_INSTANCE, other));
  }

  @Test
  void aReleasedLeaseOfAnotherInstanceIsFreeToANewDatabase() {
    Known fresh = new Known("ours", "here", 0);
    FoundLease other = lease(1, "theirs", "there", 3);
    assertThat(LeaseVerdict.onTaking(fresh, List.of(released(other)), _ -> false))
        .isEqualTo(new Free());
    assertThat(LeaseVerdict.onTaking(fresh, List.of(other), _ -> false))
        .isEqualTo(new Held(Obstacle.OTHER_INSTANCE, other));
  }

  @Test
  void aLeaseThatOurDatabaseDoesNotKnowHoldsUsInTheSamePlaceAndReleasedToo() {
    FoundLease newer = lease(1, "ours", "here", 8);
    assertThat(taking(newer)).isEqualTo(new Held(Obstacle.NEWER, newer));
    assertThat(taking(released(newer))).isEqualTo(new Held(Obstacle.NEWER, released(newer)));
  }

  @Test
  void ourOwnInTheSamePlaceIsFree() {
    assertThat(taking(lease(1, "ours", "here", 7))).isEqualTo(new Free());
  }

  @Test
  void ourOwnInAnotherPlaceIsWaitedForUntilItIsSilent() {
    FoundLease moved = lease(1, "ours", "there", 7);
    assertThat(taking(moved)).isEqualTo(new Wait(moved));
    assertThat(LeaseVerdict.onTaking(US, List.of(moved), moved::equals)).isEqualTo(new Free());
  }

  @Test
  void ourOwnReleasedInAnotherPlaceIsFree() {
    assertThat(taking(released(lease(1, "ours", "there", 7)))).isEqualTo(new Free());
  }

  @Test
  void theHighestCounterDecidesAndOfTwoTheFirst() {
    FoundLease left = lease(1, "ours", "here", 7);
    FoundLease claimed = lease(2, "theirs", "there", 8);
    FoundLease late = lease(3, "thirds", "elsewhere", 8);
    assertThat(taking(late, claimed, left)).isEqualTo(new Held(Obstacle.OTHER_INSTANCE, claimed));
  }

  @Test
  void nothingButOursStandsInTheWayOfRenewing() {
    FoundLease mine = lease(5, "ours", "here", 7);
    assertThat(LeaseVerdict.onRenewing(mine, List.of(mine), Set.of())).isEmpty();
    assertThat(LeaseVerdict.onRenewing(mine, List.of(), Set.of())).isEmpty();
  }

  @Test
  void whatCouldNotBeRemovedDoesNotHoldUs() {
    FoundLease mine = lease(5, "ours", "here", 7);
    FoundLease earlier = lease(4, "ours", "there", 6);
    FoundLease overcome = lease(3, "theirs", "there", 6);
    FoundLease farewell = released(lease(6, "theirs", "there", 6));
    assertThat(
            LeaseVerdict.onRenewing(
                mine, List.of(overcome, earlier, mine, farewell), Set.of(overcome.uid())))
        .isEmpty();
  }

  @Test
  void aForeignOrNewerLeaseHoldsUsAtTheNextRenewal() {
    FoundLease mine = lease(5, "ours", "here", 7);
    FoundLease foreign = lease(6, "theirs", "there", 8);
    FoundLease copy = lease(6, "ours", "here", 7);
    FoundLease weak = lease(6, "theirs", "there", 1);
    assertThat(LeaseVerdict.onRenewing(mine, List.of(mine, foreign), Set.of()))
        .contains(new Held(Obstacle.OTHER_INSTANCE, foreign));
    assertThat(LeaseVerdict.onRenewing(mine, List.of(mine, copy), Set.of()))
        .contains(new Held(Obstacle.NEWER, copy));
    assertThat(LeaseVerdict.onRenewing(mine, List.of(weak), Set.of()))
        .contains(new Held(Obstacle.OTHER_INSTANCE, weak));
  }

  @Test
  void ofTwoWhoTakeItAtOnceTheFirstToWriteHasIt() {
    FoundLease old = lease(1, "ours", "here", 6);
    FoundLease first = lease(2, "theirs", "there", 7);
    FoundLease second = lease(3, "ours", "here", 7);
    List<FoundLease> all = List.of(second, first, old);
    assertThat(LeaseVerdict.quicker(second, List.of(old), all)).contains(first);
    assertThat(LeaseVerdict.quicker(first, List.of(old), all)).isEmpty();
  }

  @Test
  void aLeaseSaysWhoAndWhereAndCountsFromOne() {
    assertThatThrownBy(() -> new Lease("ours", "run", "here", 0, false, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lease("ours", "run", " ", 1, false, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
