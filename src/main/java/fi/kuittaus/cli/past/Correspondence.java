package fi.kuittaus.cli.past;

import fi.kuittaus.insight.PastMatter;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Mails to and fro, of which only their instants and which answers which is kept: some hundred
 * bytes each. For one thread.
 */
final class Correspondence {
  private final List<Letter> letters = new ArrayList<>();

  /**
   * A mail.
   *
   * @param urgency of a customer's; null: ours
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Letter(long id, long[] answers, long atMillis, @Nullable String urgency) {}

  /** A matter while the mails are gone through. */
  private static final class Open {
    private final String urgency;
    private final long arrived;
    private long answered = Long.MIN_VALUE;

    private Open(String urgency, long arrived) {
      this.urgency = urgency;
      this.arrived = arrived;
    }
  }

  void addCustomers(InboundMessage mail, Instant at, String urgency) {
    letters.add(letter(mail, at, urgency));
  }

  void addOurs(InboundMessage mail, Instant at) {
    letters.add(letter(mail, at, null));
  }

  /** Each matter: a customer's mail that answers none, and the first of ours that answers it. */
  void forEachMatter(Consumer<PastMatter> each) {
    letters.sort(Comparator.comparingLong(Letter::atMillis));
    Map<Long, Open> byMail = new HashMap<>();
    List<Open> matters = new ArrayList<>();
    for (Letter letter : letters) {
      Open matter = matter(letter, byMail, matters);
      if (matter != null) {
        byMail.put(letter.id(), matter);
      }
    }
    if (!letters.isEmpty()) {
      Instant end = Instant.ofEpochMilli(letters.getLast().atMillis());
      matters.forEach(matter -> each.accept(past(matter, end)));
    }
  }

  private static @Nullable Open matter(Letter letter, Map<Long, Open> byMail, List<Open> matters) {
    Open known = known(letter, byMail);
    if (letter.urgency() == null) {
      if (known != null && known.answered == Long.MIN_VALUE) {
        known.answered = letter.atMillis();
      }
      return known;
    }
    if (known != null) {
      return known;
    }
    Open fresh = new Open(letter.urgency(), letter.atMillis());
    matters.add(fresh);
    return fresh;
  }

  private static @Nullable Open known(Letter letter, Map<Long, Open> byMail) {
    Open same = byMail.get(letter.id());
    for (int i = 0; i < letter.answers().length && same == null; i++) {
      same = byMail.get(letter.answers()[i]);
    }
    return same;
  }

  private static PastMatter past(Open matter, Instant end) {
    return new PastMatter(
        matter.urgency,
        Instant.ofEpochMilli(matter.arrived),
        matter.answered == Long.MIN_VALUE
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(matter.answered)),
        end);
  }

  private static Letter letter(InboundMessage mail, Instant at, @Nullable String urgency) {
    String id = mail.messageId().map(MessageId::value).orElse(mail.digest());
    long[] answers = mail.answers().stream().limit(50).mapToLong(a -> number(a.value())).toArray();
    return new Letter(number(id), answers, at.toEpochMilli(), urgency);
  }

  /** A Message-ID in eight bytes; that two of a million share one is most unlikely. */
  private static long number(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    Checksum sum = new CRC32C();
    sum.update(bytes, 0, bytes.length);
    return sum.getValue() << 32 | (id.hashCode() & 0xFFFFFFFFL);
  }
}
