package fi.kuittaus.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one connection, which Angus Mail keeps to itself: to be pulled, or given more time,
 * from outside. Safe for several threads.
 */
final class Plug {
  private @Nullable Socket socket;
  private boolean pulled;

  /** Where an unprotected connection gets its socket. */
  SocketFactory sockets() {
    return new PlainSockets(this);
  }

  /** Where a protected connection gets its TLS layer. */
  SSLSocketFactory sockets(SSLSocketFactory tls) {
    return new TlsSockets(this, tls);
  }

  /** Takes this socket for its own; small writes leave it at once (no Nagle delay). */
  synchronized Socket fit(Socket fresh) throws IOException {
    if (pulled) {
      fresh.close();
      throw new SocketException("stopped");
    }
    fresh.setTcpNoDelay(true);
    socket = fresh;
    return fresh;
  }

  /** Sets how long a read waits from now on. */
  synchronized void waitAtMost(Duration longest) throws SocketException {
    if (socket != null) {
      socket.setSoTimeout((int) Math.max(1, longest.toMillis()));
    }
  }

  /** Our own address on this connection; null before there is one. */
  synchronized @Nullable InetAddress localAddress() {
    return socket == null ? null : socket.getLocalAddress();
  }

  /** Closes the socket, and whatever comes after it. */
  synchronized void pull() {
    pulled = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException _) {
        // it is of no use any more
      }
    }
  }
}
