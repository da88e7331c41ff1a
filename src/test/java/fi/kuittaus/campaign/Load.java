package fi.kuittaus.campaign;

import fi.kuittaus.lab.Dovecot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * The mails that flow into the mailbox during a campaign, one by one and in bursts. A thread that
 * runs it writes until it is stopped; the other methods are for others. Who holds its monitor is
 * the only one who writes.
 */
final class Load implements Runnable {
  /** Whose addresses the sink refuses. */
  static final String REFUSED = "refused";

  private static final int BACKLOG = 80;

  private static final List<String> NOISE =
      List.of(
          "Auto-Submitted: auto-replied",
          "Auto-Submitted: auto-generated",
          "Precedence: bulk",
          "X-Spam-Flag: YES",
          "List-Id: <news.example.org>\r\nPrecedence: list",
          "X-Autoreply: yes");

  /** What should become of a mail. */
  enum Kind {
    /** It opens a matter: one acknowledgement. */
    OPENS,
    /** It opens a matter of one whose address the mail server refuses. */
    REFUSED,
    /** The same customer says more of that matter: at most one letter. */
    CONTINUES,
    /** Byte for byte an earlier mail: nothing more. */
    REPEATS,
    /** Nobody waits behind it, or nobody is to be found: no letter. */
    UNANSWERED
  }

  /**
   * A mail that was delivered.
   *
   * @param id its Message-ID; empty: it has none
   */
  record Written(Kind kind, String id, String from) {}

  private final Dovecot dovecot;
  private final RandomGenerator random;
  private final IntSupplier handled;
  private final Queue<Written> written = new ConcurrentLinkedQueue<>();
  private final List<Written> openers = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int count;

  /**
   * One that has written nothing.
   *
   * @param handled how many letters customers have got: far ahead of them, it writes no more
   */
  Load(Dovecot dovecot, RandomGenerator random, IntSupplier handled) {
    this.dovecot = dovecot;
    this.random = random;
    this.handled = handled;
  }

  /** All so far, in the order of their delivery. */
  List<Written> written() {
    return List.copyOf(written);
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(pause(), TimeUnit.MILLISECONDS)) {
        if (!farAhead()) {
          burst(pick(12) == 0 ? 5 + pick(20) : 1);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A few never get a letter: they were left to the desk, or came after the one follow-up. */
  private boolean farAhead() {
    long wanted =
        written.stream()
            .filter(mail -> mail.kind() == Kind.OPENS || mail.kind() == Kind.CONTINUES)
            .count();
    return wanted - handled.getAsInt() > BACKLOG + wanted / 10;
  }

  /** Delivers so many mails at once. */
  synchronized void burst(int mails) {
    for (int i = 0; i < mails; i++) {
      one();
    }
  }

  /** Delivers a mail that calls for an acknowledgement. */
  synchronized void opener() {
    int number = ++count;
    opening(Kind.OPENS, number, "customer" + number + "@customer.example");
  }

  private void one() {
    int number = ++count;
    int kind = openers.isEmpty() ? 0 : pick(20);
    switch (kind) {
      case 19 -> machine(number);
      case 18 -> odd(number);
      case 17, 16 -> again(openers.get(pick(openers.size())));
      case 15, 14 -> more(number, openers.get(pick(openers.size())));
      case 13 -> opening(Kind.REFUSED, number, REFUSED + number + "@customer.example");
      default -> opening(Kind.OPENS, number, "customer" + number + "@customer.example");
    }
  }

  private void opening(Kind kind, int number, String from) {
    Written mail = new Written(kind, "<first" + number + "@customer.example>", from);
    if (kind == Kind.OPENS) {
      openers.add(mail);
    }
    deliver(mail, first(mail));
  }

  private static String first(Written mail) {
    return text(mail, "Question", "X-Number: 1", "Hello, where is my order? Regards");
  }

  private void again(Written opener) {
    deliver(new Written(Kind.REPEATS, opener.id(), opener.from()), first(opener));
  }

  private void more(int number, Written opener) {
    Written mail =
        new Written(Kind.CONTINUES, "<more" + number + "@customer.example>", opener.from());
    String thread = "In-Reply-To: " + opener.id() + "\r\nReferences: " + opener.id();
    deliver(mail, text(mail, "Re: Question", thread, "The number is " + number + ", by the way."));
  }

  private void machine(int number) {
    Written mail =
        new Written(
            Kind.UNANSWERED,
            "<machine" + number + "@machine.example>",
            "machine" + number + "@machine.example");
    deliver(mail, text(mail, "Notice", NOISE.get(pick(NOISE.size())), "Beep."));
  }

  /** Without a sender or an end, in a charset that is none. */
  private void odd(int number) {
    deliver(
        new Written(Kind.UNANSWERED, "<odd" + number + "@customer.example>", "nobody"),
        "Message-ID: <odd"
            + number
            + "@customer.example>\r\nSubject: =?x-none?Q?=FF=?=\r\n"
            + "Content-Type: multipart/mixed; boundary=\"\r\n\r\n--\r\n\0\u00ff\r\n");
  }

  private static String text(Written mail, String subject, String header, String words) {
    return "Message-ID: %s\r\nFrom: %s\r\nTo: support@example.com\r\nSubject: %s\r\n%s\r\n\r\n%s\r\n"
        .formatted(mail.id(), mail.from(), subject, header, words);
  }

  private void deliver(Written mail, String text) {
    dovecot.deliver("support", text.getBytes(StandardCharsets.ISO_8859_1));
    written.add(mail);
  }

  private synchronized int pick(int bound) {
    return random.nextInt(bound);
  }

  private int pause() {
    return 30 + pick(400);
  }
}
