package fi.kuittaus.transport;

import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Our mails as MIME: UTF-8 text, quoted-printable where it needs to be, with an HTML alternative
 * where there is one. Safe for several threads.
 */
public final class MimeWriter {
  /** RFC 5322 section 3.3; names of days and months are English there. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

  /** A line that may go as it is: ASCII of the length that RFC 5322 section 2.1.1 asks for. */
  private static final Pattern SEVEN_BIT = Pattern.compile("[\\t\\x20-\\x7E]{0,78}");

  private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]+");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  /** Fields that follow from the rest of the mail; a second one would contradict it. */
  private static final Set<String> OURS =
      Set.of(
          "from",
          "sender",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "content-length",
          "return-path");

  private final ZoneId zone;

  /**
   * @param zone of the Date header
   */
  public MimeWriter(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The mail as it is sent.
   *
   * @throws IllegalArgumentException if a header holds a control character, names a field that the
   *     mail itself determines, or an address cannot stand in a mail without SMTPUTF8
   */
  public MimeMessage write(OutboundMessage mail, Instant sentAt) {
    try {
      MimeMessage message = new Fixed(mail.id());
      message.setHeader("Date", DATE.format(sentAt.atZone(zone)));
      message.setFrom(address(mail.envelope().from()));
      message.setRecipient(RecipientType.TO, address(mail.envelope().to()));
      message.setSubject(plain(mail.subject()), "UTF-8");
      for (Header header : mail.headers()) {
        add(message, header);
      }
      fill(message, mail);
      message.saveChanges();
      return message;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException("the mail cannot be written: " + Diagnosis.of(e), e);
    }
  }

  /** The mail as bytes with CRLF line ends, as a mailbox keeps it. */
  public byte[] bytes(OutboundMessage mail, Instant sentAt) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      write(mail, sentAt).writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalArgumentException("the mail cannot be written: " + Diagnosis.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(MimeMessage message, OutboundMessage mail) throws MessagingException {
    if (mail.html().isEmpty()) {
      text(message, mail.text(), "plain");
      return;
    }
    MimeMultipart forms = new MimeMultipart("alternative");
    forms.addBodyPart(text(new MimeBodyPart(), mail.text(), "plain"));
    forms.addBodyPart(text(new MimeBodyPart(), mail.html().get(), "html"));
    message.setContent(forms);
  }

  private static <P extends MimePart> P text(P part, String text, String subtype)
      throws MessagingException {
    String canonical = LINE_END.matcher(text).replaceAll("\r\n");
    part.setText(canonical, "UTF-8", subtype);
    boolean plain = text.lines().allMatch(line -> SEVEN_BIT.matcher(line).matches());
    part.setHeader("Content-Transfer-Encoding", plain ? "7bit" : "quoted-printable");
    return part;
  }

  private static void add(MimeMessage message, Header header)
      throws MessagingException, UnsupportedEncodingException {
    String name = header.name();
    if (!FIELD_NAME.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not a header that a letter may set: " + plain(name));
    }
    String value = MimeUtility.encodeText(plain(header.value()), "UTF-8", null);
    message.addHeader(name, MimeUtility.fold(name.length() + 2, value));
  }

  static InternetAddress address(NamedAddress named)
      throws MessagingException, UnsupportedEncodingException {
    String local = named.address().local();
    if (!local.chars().allMatch(c -> c < 0x80)) {
      throw new IllegalArgumentException("an address that only SMTPUTF8 (RFC 6531) could carry");
    }
    String domain = IDN.toASCII(named.address().domain(), IDN.ALLOW_UNASSIGNED);
    InternetAddress address = new InternetAddress(local + "@" + domain, false);
    address.setPersonal(named.name().map(MimeWriter::plain).orElse(null), "UTF-8");
    return address;
  }

  private static String plain(String value) {
    if (CONTROL.matcher(value).find()) {
      throw new IllegalArgumentException("a header holds no control characters");
    }
    return value;
  }

  /** A mail that keeps its Message-ID, which {@code saveChanges} would replace. */
  private static final class Fixed extends MimeMessage {
    private final MessageId id;

    Fixed(MessageId id) {
      super((@Nullable Session) null);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id.value());
    }
  }
}
