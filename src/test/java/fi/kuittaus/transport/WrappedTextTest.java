package fi.kuittaus.transport;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.Parsed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that a mail has only within another format. */
class WrappedTextTest {
  /** Signed by OpenSSL: lengths told beforehand. */
  private static final String DER =
      """
      MIICMwYJKoZIhvcNAQcCoIICJDCCAiACAQExDTALBglghkgBZQMEAgEwTwYJKoZIhvcNAQcBoEIE
      QENvbnRlbnQtVHlwZTogdGV4dC9wbGFpbjsgY2hhcnNldD11dGYtOA0KDQpNaXNzw6QgbGFtcHB1
      bmkgb24/DQoxggG5MIIBtQIBATAqMBIxEDAOBgNVBAMMB1JvYiBLYXkCFH7RtDhQ+nMko/UZ3X7Z
      3kXKHFeIMAsGCWCGSAFlAwQCAaCB5DAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3
      DQEJBTEPFw0yNjExMjIwMzU0NDRaMC8GCSqGSIb3DQEJBDEiBCAmV5MYDEPIFwvF8FEpPLa9dd7M
      o3Ob8B+DqnhnVAK6rDB5BgkqhkiG9w0BCQ8xbDBqMAsGCWCGSAFlAwQBKjALBglghkgBZQMEARYw
      CwYJYIZIAWUDBAECMAoGCCqGSIb3DQMHMA4GCCqGSIb3DQMCAgIAgDANBggqhkiG9w0DAgIBQDAH
      BgUrDgMCBzANBggqhkiG9w0DAgIBKDANBgkqhkiG9w0BAQEFAASBgGtWnTftV84J0jU+0X4pSOIT
      +4cKgG+gNeDDW90mQ73b1ElCHDugEjQZU6vBy17xjBYOfs1Wml1lRORrRCQ1vAoGoZMX0OgMkEBz
      ErxtqtCvD+XzroHsxSEzqvMOQL1VLtw6UD1R6QrAOEMoBoQVSBxYksJb3EMCHtQi/+yirTMF
      """;

  /** The same, streamed: lengths that end by a mark, the content in pieces. */
  private static final String BER =
      """
      MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgARAQ29u
      dGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQoNCk1pc3PDpCBsYW1wcHVuaSBv
      bj8NCgAAAAAAADGCAbkwggG1AgEBMCowEjEQMA4GA1UEAwwHUm9iIEtheQIUftG0OFD6cySj9Rnd
      ftneRcocV4gwCwYJYIZIAWUDBAIBoIHkMBgGCSqGSIb3DQEJAzELBgkqhkiG9w0BBwEwHAYJKoZI
      hvcNAQkFMQ8XDTI2MTEyMjAzNTQ0NFowLwYJKoZIhvcNAQkEMSIEICZXkxgMQ8gXC8XwUSk8tr11
      3syjc5vwH4OqeGdUArqsMHkGCSqGSIb3DQEJDzFsMGowCwYJYIZIAWUDBAEqMAsGCWCGSAFlAwQB
      FjALBglghkgBZQMEAQIwCgYIKoZIhvcNAwcwDgYIKoZIhvcNAwICAgCAMA0GCCqGSIb3DQMCAgFA
      MAcGBSsOAwIHMA0GCCqGSIb3DQMCAgEoMA0GCSqGSIb3DQEBAQUABIGAa1adN+1XzgnSNT7RfilI
      4hP7hwqAb6A14MNb3SZDvdvUSUIcO6ASNBlTq8HLXvGMFg5+zVaaXWVE5GtEJDW8CgahkxfQ6AyQ
      QHMSvG2q0K8P5fOugezFITOq8w5AvVUu3DpQPVHpCsA4QygGhBVIHFiSwlvcQwIe1CL/7KKtMwUA
      AAAAAAA=
      """;

  private static String text(String raw) {
    return switch (new MimeReader().read(raw.getBytes(StandardCharsets.UTF_8), Instant.EPOCH)) {
      case Parsed.Mail mail -> mail.message().content().text();
      case Parsed.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  private static String mail(String type, String encoding, String body) {
    return "From: a@x.example\nContent-Type: %s\nContent-Transfer-Encoding: %s\n\n%s\n"
        .formatted(type, encoding, body);
  }

  private static String tnef(byte[] attributes) {
    return mail(
        "application/ms-tnef; name=winmail.dat",
        "base64",
        Base64.getMimeEncoder().encodeToString(attributes));
  }

  private static byte[] winmail(int id, byte[] value) {
    return ByteBuffer.allocate(6 + 9 + value.length + 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x223E9F78)
        .putShort((short) 1)
        .put((byte) 1)
        .putInt(id)
        .putInt(value.length)
        .put(value)
        .array();
  }

  /** A number, a named property, a body in UTF-16, and one more string. */
  private static byte[] properties(String body, int id, int type) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] text =
        body.getBytes(type == 0x1F ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    ByteBuffer value =
        ByteBuffer.allocate(200 + text.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(3)
            .putInt(0x00170003)
            .putInt(1)
            .putInt(0x8001000B)
            .put(new byte[16])
            .putInt(0)
            .putInt(7)
            .putInt(1)
            .putShort((short) type)
            .putShort((short) id)
            .putInt(1)
            .putInt(text.length)
            .put(text)
            .put(new byte[(4 - text.length % 4) % 4]);
    out.write(value.array(), 0, value.position());
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {DER, BER})
  void what_is_signed_opaquely_is_read(String signed) {
    assertThat(text(mail("application/pkcs7-mime; smime-type=signed-data", "base64", signed)))
        .isEqualTo("Missä lamppuni on?");
  }

  @Test
  void what_is_encrypted_has_no_text() {
    assertThat(text(mail("application/pkcs7-mime", "base64", "MIIBAgYJKoZIhvcNAQcDoIIB")))
        .isEmpty();
  }

  @Test
  void winmail_dat_has_its_text_in_one_of_three_places() {
    byte[] body = "The lamp is brøken.\0".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(text(tnef(winmail(0x0002800C, body)))).isEqualTo("The lamp is brøken.");
    assertThat(text(tnef(winmail(0x00069003, properties("Lamppu hajosi €.", 0x1000, 0x1F)))))
        .isEqualTo("Lamppu hajosi €.");
    assertThat(text(tnef(winmail(0x00069003, properties("<p>Die Lampe</p>", 0x1013, 0x102)))))
        .isEqualTo("Die Lampe");
  }

  @Test
  void damaged_winmail_dat_is_no_text() {
    byte[] whole = winmail(0x00069003, properties("The lamp", 0x1000, 0x1E));
    for (int length = 0; length < whole.length - 12; length++) {
      assertThat(text(tnef(java.util.Arrays.copyOf(whole, length)))).isEmpty();
    }
  }

  @Test
  void a_uuencoded_file_is_not_text() {
    String text =
        text(
            mail(
                "text/plain",
                "7bit",
                """
                Here is the log.
                begin 644 log.txt
                #0V%T
                `
                end
                begin 644 of the week I was away.
                Bye\
                """));
    assertThat(text).isEqualTo("Here is the log.\nbegin 644 of the week I was away.\nBye");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-uuencode", "uuencode", "X-UUE"})
  void a_uuencoded_body_is_decoded(String encoding) {
    assertThat(text(mail("text/plain", encoding, "begin 644 a.txt\n#0V%T\n`\nend")))
        .isEqualTo("Cat");
  }

  @Test
  void text_signed_in_the_clear_has_no_armor() {
    assertThat(
            text(
                mail(
                    "text/plain",
                    "7bit",
                    """
                    -----BEGIN PGP SIGNED MESSAGE-----
                    Hash: SHA256

                    When will it come?
                    - --\s
                    Rob
                    -----BEGIN PGP SIGNATURE-----

                    iD8DBQ
                    -----END PGP SIGNATURE-----\
                    """)))
        .isEqualTo("When will it come?\n-- \nRob");
  }
}
