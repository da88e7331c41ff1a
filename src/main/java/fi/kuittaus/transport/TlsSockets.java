package fi.kuittaus.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over sockets that a {@link Plug} holds; Angus Mail asks for no others. */
final class TlsSockets extends SSLSocketFactory {
  private final Plug plug;
  private final SSLSocketFactory tls;

  TlsSockets(Plug plug, SSLSocketFactory tls) {
    this.plug = plug;
    this.tls = tls;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean closeBoth)
      throws IOException {
    return tls.createSocket(plug.fit(connected), host, port, closeBoth);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
