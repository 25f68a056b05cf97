package io.github.eksauth.bot.web;

import io.github.eksauth.bot.config.WebConfig;
import io.github.eksauth.bot.intake.BadInput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.thread.ExecutorThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The running HTTP server. `/healthz` says that the process lives, `/readyz` whether it can answer
/// and what it waits for, `/metrics` how it fares in numbers; everything else is the routes it was
/// given.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /// How many requests are read or answered at once; more are told to come back.
  private static final int MOST_REQUESTS = 128;

  private static final int MOST_CONNECTIONS = 1024;

  private static final int FEWEST_THREADS = 4;
  private static final int MOST_THREADS = 64;

  /// How long a connection may say nothing, and how long a body may take.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// The same when we stop.
  private static final Duration PATIENCE_WHEN_STOPPING = Duration.ofMillis(100);

  /// Answers take milliseconds; what is open after this is a sender who does not hang up.
  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

  private final Semaphore free = new Semaphore(MOST_REQUESTS);
  private final WebConfig address;
  private final List<Route> routes;
  private final Supplier<Readiness> readiness;
  private final Supplier<Sent> metrics;
  private final Clock clock;
  private final Instant started;
  private final Javalin javalin;
  private volatile boolean stopping;

  private WebServer(
      WebConfig address,
      List<Route> routes,
      Supplier<Readiness> readiness,
      Supplier<Sent> metrics,
      Clock clock) {
    this.address = address;
    this.routes = List.copyOf(routes);
    this.readiness = readiness;
    this.metrics = metrics;
    this.clock = clock;
    this.started = clock.instant();
    this.javalin = Javalin.create(this::configure);
  }

  /// Starts to listen.
  ///
  /// @param readiness asked anew for each request to `/readyz`
  /// @param metrics answers each request to `/metrics`
  /// @throws BadInput when the address cannot be had
  public static WebServer start(
      WebConfig config,
      List<Route> routes,
      Supplier<Readiness> readiness,
      Supplier<Sent> metrics,
      Clock clock) {
    WebServer server = new WebServer(config, routes, readiness, metrics, clock);
    try {
      server.javalin.start();
    } catch (RuntimeException e) {
      server.javalin.stop();
      throw notHad(config, e);
    }
    LOG.info("listening on {}:{}", config.host(), server.port());
    return server;
  }

  private static RuntimeException notHad(WebConfig config, RuntimeException e) {
    String address = config.host() + ":" + config.port();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return new BadInput(
            "`web: listen` is "
                + address
                + ", and there is no such host; write an address of this machine, like 127.0.0.1:8080");
      }
      // Javalin tells a port in use by an exception of its own, without the cause
      if (cause instanceof BindException
          || cause instanceof SocketException
          || String.valueOf(cause.getMessage()).contains("Port already in use")) {
        return new BadInput(
            "`web: listen` is "
                + address
                + ", which is in use or is not ours to take; stop what listens there, or write another port under `web:`, like `listen: 127.0.0.1:8081`");
      }
    }
    return e;
  }

  /// The port that we listen on.
  public int port() {
    return javalin.port();
  }

  /// Takes no more requests to the routes, says so under `/readyz` at once, and lets those finish
  /// for a while that run. `/healthz`, `/readyz` and `/metrics` go on until [#close], for whoever
  /// watches us stop.
  public void drain() {
    stopping = true;
    try {
      if (!free.tryAcquire(MOST_REQUESTS, LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("requests are still being answered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops listening, lets those requests finish for a while that run, and hangs up on whoever has
  /// not left by then.
  @Override
  public void close() {
    if (!finish()) {
      LOG.info("hanging up on connections that stayed open");
    }
    javalin.stop();
  }

  /// Stops listening and waits for a while until everybody has left.
  ///
  /// @return whether everybody has
  boolean finish() {
    stopping = true;
    try {
      Graceful.shutdown(javalin.jettyServer().server())
          .get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    // threads of the operating system: probes and acknowledgements do not wait for answers that
    // compute
    config.concurrency.useVirtualThreads = false;
    // Jetty's own pool asks JMX for the width of a cache line first: a tenth of a second
    config.jetty.threadPool = new ExecutorThreadPool(MOST_THREADS, FEWEST_THREADS);
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.jetty.modifyServer(WebServer::harden);
    config.jetty.modifyHttpConfiguration(WebServer::harden);
    config.jetty.addConnector((server, http) -> listener(server, http, address));
    config.routes.addHttpHandler(
        HandlerType.GET,
        "/healthz",
        context -> send(context, Sent.text(200, "ok since " + started)));
    config.routes.addHttpHandler(HandlerType.GET, "/readyz", context -> send(context, ready()));
    config.routes.addHttpHandler(
        HandlerType.GET, "/metrics", context -> send(context, metrics.get()));
    for (Route route : routes) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method()),
          route.path(),
          context -> answer(context, route));
    }
    config.routes.exception(Exception.class, WebServer::failed);
    config.routes.error(404, context -> send(context, Sent.text(404, "there is nothing here")));
    config.routes.error(
        405, context -> send(context, Sent.text(405, "this method is not for this address")));
  }

  private static void harden(Server server) {
    server.setErrorHandler(new Plain());
    // lets us wait until what was answered has also left
    server.setHandler(new GracefulHandler());
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
  }

  private static void harden(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  /// One patience serves for requests and for the time between them. Jetty can give requests one of
  /// their own, but sets the former back when a request ends, also over the short one of a stop
  /// that came in between: the stop then waits for a connection that nobody uses.
  private static Connector listener(Server server, HttpConfiguration http, WebConfig address) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(PATIENCE.toMillis());
    connector.setShutdownIdleTimeout(PATIENCE_WHEN_STOPPING.toMillis());
    return connector;
  }

  private void answer(Context context, Route route) throws IOException {
    if (stopping || !free.tryAcquire()) {
      hangUp(context);
      context.header("Retry-After", "1");
      send(context, Sent.text(503, stopping ? "stopping" : "too many requests at once"));
      return;
    }
    try {
      send(context, answered(context, route));
    } finally {
      free.release();
    }
  }

  private Sent answered(Context context, Route route) throws IOException {
    BodyReader.Body body =
        new BodyReader(route.mostBytes(), PATIENCE, clock)
            .read(context.bodyInputStream(), context.req().getContentLengthLong());
    return switch (body) {
      case BodyReader.Body.TooLarge() -> {
        hangUp(context);
        yield Sent.text(413, "a body has at most " + route.mostBytes() + " bytes here");
      }
      case BodyReader.Body.TooSlow() -> {
        hangUp(context);
        yield Sent.text(408, "the body took too long");
      }
      case BodyReader.Body.Whole(Bytes bytes) ->
          route
              .answer()
              .apply(
                  new Received(context.path(), headers(context), context.queryParamMap(), bytes));
    };
  }

  /// What is still to come of the body is not read.
  private static void hangUp(Context context) {
    context.header("Connection", "close");
  }

  private static Map<String, List<String>> headers(Context context) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : Collections.list(context.req().getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          List.copyOf(Collections.list(context.req().getHeaders(name))));
    }
    return headers;
  }

  private Sent ready() {
    Readiness now = readiness.get();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("ready", now.ready() && !stopping);
    ArrayNode parts = json.putArray("parts");
    for (Readiness.Part part : now.parts()) {
      parts
          .addObject()
          .put("name", part.name())
          .put("ready", part.ready())
          .put("says", part.says());
    }
    return new Sent(
        now.ready() && !stopping ? 200 : 503, "application/json", json.toString(), Map.of());
  }

  private static void send(Context context, Sent sent) {
    sent.headers().forEach(context::header);
    context.status(sent.status()).contentType(sent.contentType()).result(sent.body());
  }

  /// The sender hears that it is our fault, the log hears where.
  private static void failed(Exception e, Context context) {
    if (e instanceof IOException) {
      LOG.debug("a request broke off: {}", e.getClass().getName());
    } else {
      LOG.error("a request to {} failed: {}", context.path(), Trace.of(e));
    }
    send(context, Sent.text(500, "something went wrong here"));
  }

  /// What Jetty answers before anything of ours is asked: the number and nothing else.
  private static final class Plain extends ErrorHandler {
    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int code,
        String message,
        Throwable cause,
        Callback callback) {
      callback.succeeded();
    }
  }
}
