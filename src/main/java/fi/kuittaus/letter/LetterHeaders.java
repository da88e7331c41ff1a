package fi.kuittaus.letter;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.TokenKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The headers by which a letter joins its thread and says to machines that a machine sent it. */
final class LetterHeaders {
  private LetterHeaders() {}

  static List<Header> of(
      LetterKind kind,
      List<MessageId> thread,
      String language,
      MessageId id,
      HouseMailbox mailbox) {
    List<Header> headers = new ArrayList<>();
    if (!thread.isEmpty()) {
      headers.add(new Header("In-Reply-To", thread.getLast().value()));
      headers.add(
          new Header(
              "References",
              thread.stream().map(MessageId::value).collect(Collectors.joining(" "))));
    }
    headers.add(new Header("Auto-Submitted", autoSubmitted(kind)));
    headers.add(new Header("X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply"));
    headers.add(new Header("Content-Language", language));
    headers.add(new Header(TokenKey.HEADER, mailbox.key().token(id)));
    return List.copyOf(headers);
  }

  /** RFC 3834 section 5: a reply to one mail, or sent by itself. */
  private static String autoSubmitted(LetterKind kind) {
    return switch (kind) {
      case ACKNOWLEDGEMENT, FOLLOW_UP, ASKS_AGAIN, REOPENED -> "auto-replied";
      case STATUS_UPDATE, CORRECTION, CALLBACK, INCIDENT, RESOLVED, CLOSED -> "auto-generated";
    };
  }
}
