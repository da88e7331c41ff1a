package fi.kuittaus.console;

import fi.kuittaus.config.Settings;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Fence;
import fi.kuittaus.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's HTTP interface for the commands on this machine: JSON on a loopback address, behind
 * a token that only the data folder's owner can read.
 */
public final class LocalApi implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalApi.class);
  private static final int LONGEST_BODY = 16 * 1024;
  private static final int LONGEST_HEADER = 8 * 1024;
  private static final long IDLE_MILLIS = 30_000;
  private static final long STOP_MILLIS = 1_000;
  private final AccessToken token = AccessToken.random();
  private final Settings.Listen listen;
  private final AccessFiles files;
  private final Server server;
  private final ServerConnector connector;

  /**
   * An interface that is not started.
   *
   * @param fences of the mailboxes by their names
   * @param listen a loopback address; port 0: any free one
   * @param data the data folder, which must exist when it starts
   */
  public LocalApi(
      Store store, Closing closing, Map<String, Fence> fences, Settings.Listen listen, Path data) {
    this.listen = listen;
    this.files = new AccessFiles(data);
    this.server = new Server(threads());
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    connector.setHost(listen.host());
    connector.setPort(listen.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(
        chain(new Gate(token, new RequestHandler(new Routes(store, closing, fences)))));
    server.setErrorHandler(new JsonErrors());
    server.setStopTimeout(STOP_MILLIS);
  }

  /**
   * Starts it, then leaves {@code api.json} and the token in the data folder.
   *
   * @return its address, with the port that it got
   * @throws UncheckedIOException if the address is taken or is not of this machine's loopback, or
   *     the files cannot be written
   */
  public URI start() {
    try {
      if (!InetAddress.getByName(listen.host()).isLoopbackAddress()) {
        throw new IOException("the local API listens at a loopback address only, not " + listen);
      }
      server.start();
      URI address = address();
      files.write(address, token);
      LOG.info("local API at {}", address);
      return address;
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      close();
      throw new IllegalStateException("the local API does not start", e);
    }
  }

  private URI address() {
    String host = listen.host().contains(":") ? "[" + listen.host() + "]" : listen.host();
    return URI.create("http://" + host + ":" + connector.getLocalPort());
  }

  /** Takes the files away and lets requests end, within two seconds. */
  @Override
  public void close() {
    try {
      files.remove();
      server.stop();
    } catch (Exception e) {
      LOG.warn("the local API did not stop cleanly", e);
    }
  }

  private static Handler chain(Handler inner) {
    SizeLimitHandler limited = new SizeLimitHandler(LONGEST_BODY, -1);
    limited.setHandler(inner);
    return new GracefulHandler(limited);
  }

  /** A few platform threads accept and select; requests run on virtual ones. */
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(6, 1);
    threads.setName("api");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("api-"));
    return threads;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LONGEST_HEADER);
    return http;
  }

  /** What Jetty itself refuses, in JSON like all else. */
  private static final class JsonErrors extends ErrorHandler {
    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int code,
        @Nullable String message,
        @Nullable Throwable cause,
        Callback callback) {
      Answer.error(code, HttpStatus.getMessage(code)).write(response, callback);
    }
  }
}
