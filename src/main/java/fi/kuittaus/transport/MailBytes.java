package fi.kuittaus.transport;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.iap.Literal;

/** A mail that goes to the server byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MailBytes(byte[] mail) implements Literal {
  @Override
  public int size() {
    return mail.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(mail);
  }
}
