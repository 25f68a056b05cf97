package io.github.eksauth.bot.slack.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A file that a user shares, and how its download behaves.
///
/// `FakeFile.text("pod.log", "…").slowly(Duration.ofMillis(50))`
public final class FakeFile {
  private final String name;
  private final String mimetype;
  private final String filetype;
  private final byte[] body;
  private long claimed;
  private String encoding = "";
  private Optional<URI> redirect = Optional.empty();
  private Optional<URI> place = Optional.empty();
  private Duration pause = Duration.ZERO;
  private long cutAfter = Long.MAX_VALUE;

  private FakeFile(String name, String mimetype, String filetype, byte[] body) {
    this.name = name;
    this.mimetype = mimetype;
    this.filetype = filetype;
    this.body = body;
    this.claimed = body.length;
  }

  private FakeFile(FakeFile other) {
    this(other.name, other.mimetype, other.filetype, other.body);
    claimed = other.claimed;
    encoding = other.encoding;
    redirect = other.redirect;
    place = other.place;
    pause = other.pause;
    cutAfter = other.cutAfter;
  }

  /// A text file or snippet.
  public static FakeFile text(String name, String text) {
    return new FakeFile(name, "text/plain", "text", text.getBytes(StandardCharsets.UTF_8));
  }

  /// A file that is no text.
  public static FakeFile binary(String name, String mimetype, byte[] body) {
    return new FakeFile(name, mimetype, "binary", body.clone());
  }

  /// A text file whose download is a few bytes that unpack, by `Content-Encoding`, to very many.
  ///
  /// @param unpacked how many bytes
  public static FakeFile gzipBomb(String name, long unpacked) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      fill(gzip, unpacked);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var file = new FakeFile(name, "text/plain", "text", bytes.toByteArray());
    file.encoding = "gzip";
    return file;
  }

  /// A zip archive of a few bytes that unpacks to very many, and is called a text.
  ///
  /// @param unpacked how many bytes
  public static FakeFile zipBomb(String name, long unpacked) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("paste.txt"));
      fill(zip, unpacked);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new FakeFile(name, "text/plain", "text", bytes.toByteArray());
  }

  private static void fill(OutputStream out, long size) throws IOException {
    byte[] spaces = " ".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
    for (long left = size; left > 0; left -= spaces.length) {
      out.write(spaces, 0, (int) Math.min(left, spaces.length));
    }
  }

  /// The same file, of which Slack tells another size than its download has.
  public FakeFile claiming(long size) {
    var copy = new FakeFile(this);
    copy.claimed = size;
    return copy;
  }

  /// The same file, whose download is sent on to another address.
  public FakeFile redirectedTo(URI address) {
    var copy = new FakeFile(this);
    copy.redirect = Optional.of(address);
    return copy;
  }

  /// The same file, of which Slack says that it is kept at another address.
  public FakeFile keptAt(URI address) {
    var copy = new FakeFile(this);
    copy.place = Optional.of(address);
    return copy;
  }

  /// The same file, whose download waits after each piece of 1,024 bytes.
  public FakeFile slowly(Duration each) {
    var copy = new FakeFile(this);
    copy.pause = each;
    return copy;
  }

  /// The same file, whose download breaks after some bytes.
  public FakeFile cutAfter(long bytes) {
    var copy = new FakeFile(this);
    copy.cutAfter = bytes;
    return copy;
  }

  public String name() {
    return name;
  }

  /// The content as it goes over the wire, read as text.
  public String content() {
    return new String(body, StandardCharsets.UTF_8);
  }

  String mimetype() {
    return mimetype;
  }

  String filetype() {
    return filetype;
  }

  int length() {
    return body.length;
  }

  long claimed() {
    return claimed;
  }

  String encoding() {
    return encoding;
  }

  Optional<URI> redirect() {
    return redirect;
  }

  Optional<URI> place() {
    return place;
  }

  /// Sends the content, as slowly and as much of it as is meant; whether it is whole.
  boolean send(OutputStream out) throws IOException {
    int most = (int) Math.min(cutAfter, body.length);
    int piece = pause.isZero() ? 65_536 : 1024;
    for (int at = 0; at < most; at += piece) {
      out.write(body, at, Math.min(piece, most - at));
      if (!pause.isZero()) {
        out.flush();
        try {
          Thread.sleep(pause);
        } catch (InterruptedException closed) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return most == body.length;
  }
}
