package fi.kuittaus.lab;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost} that only its own clients trust, made anew for a test. Safe
 * for several threads.
 */
public final class TestTls {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final SSLContext context;
  private final Path certificate;
  private final Path key;

  private TestTls(SSLContext context, Path certificate, Path key) {
    this.context = context;
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Makes a key and its certificate.
   *
   * @param directory where their files are left
   */
  public static TestTls in(Path directory) throws Exception {
    Path store = directory.resolve("tls.p12");
    keytool(store);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD);
    }
    return new TestTls(
        context(keys),
        pem(directory, "CERTIFICATE", keys.getCertificate("lab").getEncoded()),
        pem(directory, "PRIVATE KEY", keys.getKey("lab", PASSWORD).getEncoded()));
  }

  private static void keytool(Path store) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "lab",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            store.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
  }

  private static SSLContext context(KeyStore keys) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("lab", keys.getCertificate("lab"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Path pem(Path directory, String kind, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    Path file = directory.resolve(kind.replace(' ', '-') + ".pem");
    return Files.write(file, pem.getBytes(StandardCharsets.US_ASCII));
  }

  /** For servers, and for clients that trust them. */
  public SSLSocketFactory sockets() {
    return context.getSocketFactory();
  }

  /** The certificate as a PEM file. */
  public Path certificate() {
    return certificate;
  }

  /** The private key as a PEM file. */
  public Path key() {
    return key;
  }
}
