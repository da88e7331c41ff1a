package fi.kuittaus.config;

import java.net.URI;

/**
 * Where the desk is told besides by mail.
 *
 * @param url of https, or of this machine
 * @param secret for the signature; empty: nothing is signed
 */
public record WebhookSettings(URI url, String secret, Format format) {
  /** What whoever listens understands. */
  public enum Format {
    JSON,
    SLACK
  }

  /** Does not tell the secret; the path of an address may be one. */
  @Override
  public String toString() {
    return format + " at " + url.getHost();
  }
}
