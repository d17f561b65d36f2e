package chat.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.server.measure.ServerView;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers HTTP requests of programs on this computer: {@code /metrics}, {@code /live} and {@code
 * /ready}. One thread of its own, so that requests take little of the machine, however many come.
 */
public final class MetricsServer implements AutoCloseable {
  /** How long a request, or the writing of its answer, may take. */
  private static final int LIMIT_SECONDS = 5;

  private static final int MAX_CONNECTIONS = 16;
  private static final String PATHS = "this port answers /metrics, /live and /ready\n";
  private static final String PLAIN_TEXT = "text/plain; charset=utf-8";

  static {
    // The JDK's server reads its limits from these, once.
    limit("sun.net.httpserver.maxReqTime", LIMIT_SECONDS);
    limit("sun.net.httpserver.maxRspTime", LIMIT_SECONDS);
    limit("sun.net.httpserver.idleInterval", LIMIT_SECONDS);
    limit("sun.net.httpserver.clockTick", 1_000);
    limit("sun.net.httpserver.maxIdleConnections", MAX_CONNECTIONS);
    limit("jdk.httpserver.maxConnections", MAX_CONNECTIONS);
  }

  private final ServerView server;
  private final ChatMetrics metrics;
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
  private final HttpServer http;
  private final ThreadPoolExecutor thread;

  private MetricsServer(ServerView server, HttpServer http) {
    this.server = server;
    this.metrics = new ChatMetrics(server);
    this.http = http;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_CONNECTIONS),
            task -> {
              Thread created = new Thread(task, "metrics");
              created.setDaemon(true);
              return created;
            },
            // The request gets no answer, and its connection is closed at the time limit.
            new ThreadPoolExecutor.DiscardPolicy());
  }

  private static void limit(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  /** Returns where programs on this computer find the metrics. */
  public static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Listens on a port of the loopback address, and answers.
   *
   * @param port 0: any free one
   * @throws IOException if it can't be listened on
   */
  public static MetricsServer start(int port, ServerView server) throws IOException {
    HttpServer http = HttpServer.create(address(port), MAX_CONNECTIONS);
    MetricsServer started = new MetricsServer(server, http);
    started.start();
    return started;
  }

  private void start() {
    http.createContext("/metrics", exchange -> answer(exchange, "/metrics", this::sendMetrics));
    http.createContext("/live", exchange -> answer(exchange, "/live", this::sendLive));
    http.createContext("/ready", exchange -> answer(exchange, "/ready", this::sendReady));
    http.createContext("/", exchange -> answer(exchange, "/", found -> send(found, 200, PATHS)));
    http.setExecutor(thread);
    http.start();
  }

  /** Returns the address of the metrics, for people. */
  public String url() {
    return "http://localhost:%d/metrics".formatted(http.getAddress().getPort());
  }

  public int port() {
    return http.getAddress().getPort();
  }

  /** What sends the answer to one kind of request. */
  private interface Page {
    void send(HttpExchange exchange) throws IOException;
  }

  private static void answer(HttpExchange exchange, String path, Page page) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      // The JDK's server also passes paths that only begin like this one.
      if (!exchange.getRequestURI().getPath().equals(path)) {
        send(exchange, 404, "not found; " + PATHS);
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        send(exchange, 405, "only GET and HEAD are answered\n");
      } else {
        page.send(exchange);
      }
    }
  }

  private void sendMetrics(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    format.write(text, metrics.registry().scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    send(exchange, 200, text.toByteArray(), format.getContentType());
  }

  private void sendLive(HttpExchange exchange) throws IOException {
    boolean live = server.isLive();
    send(exchange, live ? 200 : 503, live ? "live\n" : "the hub does not answer\n");
  }

  private void sendReady(HttpExchange exchange) throws IOException {
    String reason = server.notReadyBecause().orElse("");
    send(exchange, reason.isEmpty() ? 200 : 503, reason.isEmpty() ? "ready\n" : reason + "\n");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, text.getBytes(UTF_8), PLAIN_TEXT);
  }

  private static void send(HttpExchange exchange, int status, byte[] body, String type)
      throws IOException {
    boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().set("Content-Type", type);
    // An idle connection would count against the limit.
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    thread.shutdownNow();
  }
}
