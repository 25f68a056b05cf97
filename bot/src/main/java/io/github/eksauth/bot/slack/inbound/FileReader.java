package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.PasteReader;
import io.github.eksauth.bot.slack.inbound.FileText.Reason;
import io.github.eksauth.bot.slack.inbound.FileText.Refused;
import io.github.eksauth.knowledge.match.LogScan;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Reads files that people share, as far as they are text, in bounded memory and time.
///
/// The bot's token goes to Slack and nowhere else: not to another host, not along a redirect.
/// Nothing is unpacked. What the message says about size and kind of a file is not believed; what
/// comes in counts. Thread-safe. Interrupting the thread that reads ends the reading.
public final class FileReader implements AutoCloseable {
  /// How many files of one message are read.
  public static final int MOST_FILES = 5;

  private static final String SLACKS_FILES = "files.slack.com";
  private static final int LOOKED_AT = 4096;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// How files of other kinds begin that hold no zero byte early on: zip, gzip, bzip2, PDF.
  private static final List<String> NO_TEXT =
      List.of("PK\u0003\u0004", "PK\u0005\u0006", "\u001F\u008B", "BZh", "%PDF-");

  private final PasteReader pastes;
  private final Set<String> places;
  private final boolean plainHttp;
  private final Limits limits;
  private final HttpClient client;

  /// How much of a file is read.
  ///
  /// @param whole in bytes: a text up to this is taken whole, of a longer one the lines that can
  ///   matter
  /// @param most in bytes: what is longer is not read
  /// @param time how long reading one file may take
  public record Limits(int whole, long most, Duration time) {
    public static final Limits USUAL =
        new Limits(256 * 1024, 20L * 1024 * 1024, Duration.ofSeconds(10));
  }

  /// @param api the URL of Slack's Web API as configured; files at its host are Slack's too
  public FileReader(LogScan scan, URI api, Limits limits) {
    pastes = new PasteReader(scan, limits.whole);
    places = places(api);
    plainHttp = "http".equals(api.getScheme()) && isLoopback(host(api));
    this.limits = limits;
    client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// The text of a file.
  ///
  /// @param token the bot's token, with the scope `files:read`
  /// @param within how long there is; never longer than the limit
  public FileText read(SharedFile file, Secret token, Duration within) {
    Optional<URI> place = place(file.url());
    if (place.isEmpty()) {
      return refused(file.url().isEmpty() ? Reason.NOT_FOUND : Reason.ELSEWHERE);
    }
    Duration time = within.compareTo(limits.time) < 0 ? within : limits.time;
    if (!time.isPositive()) {
      return refused(Reason.UNREADABLE);
    }
    long end = System.nanoTime() + time.toNanos();
    // no Accept-Encoding: what is packed is not asked for
    HttpRequest request =
        HttpRequest.newBuilder(place.get())
            .timeout(time)
            .header("Authorization", "Bearer " + token.value())
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        closeLater(body, end - System.nanoTime());
        FileText text = answer(file, response, body);
        // what was closed for being late may look as if it had ended
        return System.nanoTime() < end ? text : refused(Reason.UNREADABLE);
      }
    } catch (IOException e) {
      return refused(Reason.UNREADABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(Reason.UNREADABLE);
    }
  }

  /// A body that does not end in time ends so: whoever reads it gets an exception.
  private static void closeLater(InputStream body, long nanos) {
    Executor later = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS);
    later.execute(() -> {
      try {
        body.close();
      } catch (IOException e) {
        // it is closed all the same
      }
    });
  }

  private FileText answer(SharedFile file, HttpResponse<InputStream> response, InputStream body)
      throws IOException {
    Optional<Reason> refusal = refusal(file, response);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    Counted counted = new Counted(body, limits.most);
    BufferedInputStream text = new BufferedInputStream(counted);
    text.mark(LOOKED_AT);
    String start = new String(text.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
    text.reset();
    if (NO_TEXT.stream().anyMatch(start::startsWith)) {
      return refused(Reason.NOT_TEXT);
    }
    if (response.headers().firstValue("Content-Type").isEmpty() && isPage(start, file)) {
      return refused(Reason.NOT_ALLOWED);
    }
    try {
      PasteReader.Reading reading = pastes.readClosely(text, "the file");
      return new FileText.Text(reading.paste(), reading.secrets(), reading.cut());
    } catch (BadInput e) {
      if (counted.tooMany) {
        return refused(Reason.TOO_BIG);
      }
      if (counted.failed) {
        return refused(Reason.UNREADABLE);
      }
      return refused(counted.blank ? Reason.EMPTY : Reason.NOT_TEXT);
    }
  }

  /// What the answer's head says against reading the body.
  private Optional<Reason> refusal(SharedFile file, HttpResponse<InputStream> response) {
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      return Optional.of(Reason.ELSEWHERE);
    }
    if (status == 401 || status == 403) {
      return Optional.of(Reason.NOT_ALLOWED);
    }
    if (status == 404 || status == 410) {
      return Optional.of(Reason.NOT_FOUND);
    }
    if (status != 200) {
      return Optional.of(Reason.UNREADABLE);
    }
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return Optional.of(Reason.NOT_TEXT);
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (type.toLowerCase(Locale.ROOT).startsWith("text/html") && !isHtml(file)) {
      // without the scope Slack answers 200 with its page for signing in
      return Optional.of(Reason.NOT_ALLOWED);
    }
    return response.headers().firstValueAsLong("Content-Length").orElse(0) > limits.most
        ? Optional.of(Reason.TOO_BIG)
        : Optional.empty();
  }

  private static boolean isPage(String start, SharedFile file) {
    String text = start.stripLeading().toLowerCase(Locale.ROOT);
    return (text.startsWith("<!doctype html") || text.startsWith("<html")) && !isHtml(file);
  }

  private static boolean isHtml(SharedFile file) {
    return file.type().toLowerCase(Locale.ROOT).contains("html");
  }

  private static FileText refused(Reason reason) {
    return new Refused(reason);
  }

  /// The URL, when the token may go there.
  private Optional<URI> place(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    boolean plain = plainHttp && "http".equalsIgnoreCase(uri.getScheme()) && isLoopback(host(uri));
    return (secure || plain) && uri.getRawUserInfo() == null && places.contains(authority(uri))
        ? Optional.of(uri)
        : Optional.empty();
  }

  /// Slack's file server, the host of its API, and the file server beside that: another Slack has
  /// its own.
  private static Set<String> places(URI api) {
    Set<String> places = new HashSet<>();
    places.add(SLACKS_FILES + ":443");
    places.add(authority(api));
    places.add("files." + authority(api));
    return Set.copyOf(places);
  }

  private static String authority(URI uri) {
    int port = uri.getPort();
    if (port < 0) {
      port = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
    return host(uri) + ":" + port;
  }

  private static String host(URI uri) {
    return Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  /// Notes what came in, and takes no more than the limit.
  private static final class Counted extends FilterInputStream {
    private final long most;
    private long read;
    private boolean blank = true;
    private boolean tooMany;
    private boolean failed;

    Counted(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n;
      try {
        n = super.read(bytes, offset, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
      read += Math.max(n, 0);
      if (read > most) {
        tooMany = true;
        throw new IOException("longer than " + most + " bytes");
      }
      for (int i = offset; blank && i < offset + n; i++) {
        blank = isBlank(bytes[i]);
      }
      return n;
    }

    /// White space, and what stands beside it in UTF-16.
    private static boolean isBlank(byte b) {
      return b == 0 || b == ' ' || (b >= '\t' && b <= '\r') || b == (byte) 0xFE || b == (byte) 0xFF;
    }
  }
}
