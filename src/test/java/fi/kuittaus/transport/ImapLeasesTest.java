package fi.kuittaus.transport;

import static fi.kuittaus.transport.Samples.WRITER;
import static fi.kuittaus.transport.Samples.letter;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Lease;
import fi.kuittaus.mail.LeaseVerdict;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.TokenKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The leases of a mailbox on a real Dovecot. */
class ImapLeasesTest {
  private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.789Z");
  private static Dovecot dovecot;
  private static Wire wire;
  private String user;
  private ImapMailbox mailbox;

  @BeforeAll
  static void install() {
    dovecot = Dovecot.start();
    wire = new Wire();
  }

  @AfterAll
  static void remove() {
    if (dovecot != null) {
      dovecot.close();
      wire.close();
    }
  }

  @BeforeEach
  void open(TestInfo test) {
    user = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    mailbox = mailbox();
  }

  @AfterEach
  void close() {
    mailbox.close();
  }

  private ImapMailbox mailbox() {
    var account = Samples.plain(dovecot.imapPort(), user, dovecot.password());
    return new ImapMailbox(new WatchedMailbox(user, account, FolderNames.USUAL, ""), WRITER, wire);
  }

  private static Lease lease(String run, long counter) {
    return new Lease("instance", run, "häkki:/var/lib/kuittaus (42)", counter, false, LONG_AGO);
  }

  private String mails(String fields) {
    return dovecot.doveadm("-f", "flow", "fetch", "-u", user, fields, "mailbox", "Kuittaus", "all");
  }

  @Test
  void theFolderIsMadeAndALeaseComesBackAsItWasWritten() throws Exception {
    assertThat(mailbox.leases()).isEmpty();
    FoundLease put = mailbox.putLease(lease("one", 1));
    assertThat(put.lease()).isEqualTo(lease("one", 1));
    assertThat(mailbox.leases()).containsExactly(put);
    assertThat(dovecot.doveadm("mailbox", "list", "-u", user, "-s")).contains("Kuittaus");
  }

  @Test
  void itHasTheServersOwnTime() throws Exception {
    Instant before = Instant.now().minusSeconds(2);
    FoundLease put = mailbox.putLease(lease("one", 1));
    assertThat(put.arrivedAt()).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void aPersonWhoFindsItSeesNothingUnreadAndUnderstandsIt() throws Exception {
    mailbox.putLease(lease("one", 1));
    assertThat(mails("flags hdr.subject")).contains("\\Seen").contains("please leave this mail");
    assertThat(mails("body")).contains("kuittaus claim").contains("häkki:/var/lib/kuittaus");
  }

  @Test
  void releasedIsWrittenToo() throws Exception {
    Lease released = lease("one", 1).released(LONG_AGO);
    assertThat(mailbox.putLease(released).lease()).isEqualTo(released);
  }

  @Test
  void onlyTheNamedOnesAreRemovedAndOthersMarkedMailsStay() throws Exception {
    FoundLease one = mailbox.putLease(lease("one", 1));
    FoundLease two = mailbox.putLease(lease("one", 2));
    dovecot.doveadm("flags", "add", "-u", user, "\\Deleted", "mailbox", "Kuittaus", "uid", "2");
    mailbox.removeLeases(List.of(one.uid(), 99L));
    assertThat(mailbox.leases()).containsExactly(two);
    mailbox.removeLeases(List.of());
    assertThat(mailbox.leases()).hasSize(1);
  }

  @Test
  void aStrayMailInTheFolderIsPassedOver() throws Exception {
    FoundLease one = mailbox.putLease(lease("one", 1));
    dovecot.deliver(user, "Subject: stray\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII));
    dovecot.doveadm("move", "-u", user, "Kuittaus", "mailbox", "INBOX", "all");
    assertThat(mails("hdr.subject")).contains("stray");
    assertThat(mailbox.leases()).containsExactly(one);
  }

  @Test
  void aFolderThatSomebodyDeletesIsMadeAgain() throws Exception {
    mailbox.putLease(lease("one", 1));
    dovecot.doveadm("mailbox", "delete", "-u", user, "-s", "Kuittaus");
    try {
      mailbox.putLease(lease("one", 2));
    } catch (java.io.IOException _) {
      mailbox.putLease(lease("one", 2));
    }
    assertThat(mailbox.leases()).hasSize(1);
  }

  @Test
  void sentAndTheLeaseShareAConnectionInAnyOrder() throws Exception {
    OutboundMessage copy = letter("Kuittaus");
    mailbox.keepSentCopy(copy, Instant.EPOCH);
    mailbox.putLease(lease("one", 1));
    assertThat(mailbox.isInSent(copy.id())).isTrue();
    assertThat(mailbox.leases()).hasSize(1);
    assertThat(mailbox.keepSentCopy(copy, Instant.EPOCH)).isFalse();
    assertThat(dovecot.doveadm("who", "-1", user).lines().filter(l -> l.startsWith(user)))
        .hasSize(1);
  }

  @Test
  void onlyAMailOfOursInSentIsAnAnswerOfOurs() throws Exception {
    MessageId asked = new MessageId("<question@customer.example>");
    MessageId other = new MessageId("<other@customer.example>");
    mailbox.keepSentCopy(answering(letter("Käsin"), other), Instant.EPOCH);
    mailbox.keepSentCopy(
        answering(letter("Kuittaus"), asked, new Header(TokenKey.HEADER, "ku-1.2.3")),
        Instant.EPOCH);
    assertThat(mailbox.isAnsweredInSent(asked)).isTrue();
    assertThat(mailbox.isAnsweredInSent(other)).as("an agent's own answer").isFalse();
    assertThat(mailbox.isAnsweredInSent(new MessageId("<x@y>"))).isFalse();
  }

  private static OutboundMessage answering(
      OutboundMessage mail, MessageId original, Header... more) {
    List<Header> headers = new java.util.ArrayList<>(List.of(more));
    headers.add(new Header("In-Reply-To", original.value()));
    return new OutboundMessage(
        mail.id(), mail.envelope(), mail.subject(), mail.text(), Optional.empty(), headers);
  }

  @Test
  void ofManyWhoTakeItAtOnceExactlyOneIsTheFirst() throws Exception {
    int many = 4;
    CyclicBarrier together = new CyclicBarrier(many);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> races =
          java.util.stream.IntStream.range(0, many)
              .<Callable<Boolean>>mapToObj(i -> () -> isFirst("run" + i, together))
              .toList();
      long winners = 0;
      for (Future<Boolean> race : threads.invokeAll(races)) {
        winners += race.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
  }

  private boolean isFirst(String run, CyclicBarrier together) throws Exception {
    try (ImapMailbox own = mailbox()) {
      List<FoundLease> before = own.leases();
      together.await(30, java.util.concurrent.TimeUnit.SECONDS);
      FoundLease mine = own.putLease(lease(run, 1));
      return LeaseVerdict.quicker(mine, before, own.leases()).isEmpty();
    }
  }
}
