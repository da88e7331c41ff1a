package fi.kuittaus;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.List;

/** An inbox that answers each of our letters as soon as it has come. */
enum Counterpart {
  ABSENT_IN_THREAD(
      2, (l, n, me) -> from(me, "Re: " + l.subject(), threaded(l), "I read this on Monday.")),
  ABSENT_BESIDE_THREAD(
      2, (l, n, me) -> from(me, "Re: " + l.subject(), "", "I read this on Monday.")),
  ABSENT_WITH_OWN_SUBJECT(2, (l, n, me) -> from(me, "Monday", "", "I read this on Monday.")),
  ABSENT_WITH_OWN_SUBJECT_IN_THREAD(
      2, (l, n, me) -> from(me, "Monday", threaded(l), "I read this on Monday.")),
  NO_REPLY_THAT_ANSWERS(
      1,
      (l, n, me) ->
          from("no-reply@shop.example", "Order " + n, "", "Your parcel " + n + " leaves.")),
  DESK_WITH_HEADERS(
      1,
      (l, n, me) ->
          from(
              me,
              "[#471" + n + "] Received: " + l.subject(),
              "Auto-Submitted: auto-replied\nX-Zammad-Ticket: " + n + "\n",
              "Ticket 471" + n + " it is.")),
  DESK_WITHOUT_HEADERS(
      2,
      (l, n, me) ->
          from(me, "[Desk #471" + n + "] Re: " + l.subject(), "", "It is number 471" + n + ".")),
  DESK_WITH_NEW_TICKETS(
      2,
      (l, n, me) ->
          from(
              me,
              List.of("Tea", "Rain", "Boats", "Snow").get(n % 4) + " " + n,
              "",
              List.of("Warm it is", "Wet so far", "Two of them", "Cold").get(n % 4) + ".")),
  DESK_WITH_NEW_TICKETS_THAT_QUOTES(
      2,
      (l, n, me) ->
          from(
              me,
              List.of("Tea", "Rain", "Boats", "Snow").get(n % 4) + " " + n,
              "",
              "Number " + n + " now.\n\n> " + l.text().replace("\n", "\n> "))),
  LIST_THAT_ECHOES_AS_IT_WAS(
      1,
      (l, n, me) ->
          "List-Id: <list.example>\n"
              + l.header().replaceAll("(?im)^message-id:.*\n", "")
              + "\n"
              + l.text()),
  LIST_THAT_ECHOES_WITHOUT_MARKS(
      1, (l, n, me) -> from(me, "[list] " + l.subject(), "", l.text() + "\n_____\nthe list\n")),
  BOUNCE(1, (l, n, me) -> bounce(l.header())),
  BOUNCE_OF_A_BOUNCE(1, (l, n, me) -> bounce(bounce(l.header())));

  private final int most;

  @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that holds nothing
  private final Answer answer;

  Counterpart(int most, Answer answer) {
    this.most = most;
    this.answer = answer;
  }

  /** How an inbox answers; the number is that of the letter. */
  private interface Answer {
    String to(Letter letter, int number, String self);
  }

  /** A letter as it lies in an inbox. */
  record Letter(String id, String subject, String text, String header) {
    static Letter of(MimeMessage mail) throws Exception {
      List<String> lines = Collections.list(mail.getAllHeaderLines());
      return new Letter(
          mail.getMessageID(),
          mail.getSubject(),
          plain(mail),
          String.join("\n", lines).replace("\r\n", "\n") + "\n");
    }

    private static String plain(Part part) throws Exception {
      return part.getContent() instanceof Multipart parts
          ? plain(parts.getBodyPart(0))
          : part.getContent().toString().replace("\r\n", "\n");
    }
  }

  /** The most letters that one round of this has. */
  int most() {
    return most;
  }

  /** The raw mail, but for its Message-ID, that answers the letter of this number. */
  String answer(Letter letter, int number, String self) {
    return answer.to(letter, number, self);
  }

  /** Where its answers come from as far as SMTP is told. */
  static String envelope(String raw, String self) {
    return raw.contains("mailer-daemon") ? "mailer-daemon@mx.example" : self;
  }

  static String from(String from, String subject, String more, String text) {
    return "From: "
        + from
        + "\nTo: "
        + "support@example.com"
        + "\nSubject: "
        + subject
        + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        + more
        + "\n"
        + text
        + "\n";
  }

  private static String threaded(Letter letter) {
    return "In-Reply-To: " + letter.id() + "\nReferences: " + letter.id() + "\n";
  }

  private static String bounce(String header) {
    return """
    From: mailer-daemon@mx.example
    To: support@example.com
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b%1$d"

    --b%1$d
    Content-Type: text/plain

    It could not be delivered.

    --b%1$d
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example

    Final-Recipient: rfc822; customer@customer.example
    Action: failed
    Status: 5.1.1

    --b%1$d
    Content-Type: message/rfc822

    %2$s

    --b%1$d--
    """
        .formatted(header.length(), header);
  }
}
