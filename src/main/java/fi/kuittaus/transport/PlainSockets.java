package fi.kuittaus.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Unconnected sockets that a {@link Plug} holds; Angus Mail asks for no others. */
final class PlainSockets extends SocketFactory {
  private final Plug plug;

  PlainSockets(Plug plug) {
    this.plug = plug;
  }

  @Override
  public Socket createSocket() throws IOException {
    return plug.fit(new Socket());
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
