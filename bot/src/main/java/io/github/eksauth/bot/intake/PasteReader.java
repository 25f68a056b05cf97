package io.github.eksauth.bot.intake;

import io.github.eksauth.knowledge.match.LogScan;
import io.github.eksauth.knowledge.text.Paste;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a paste from a file or a pipe, however long it is, in bounded memory.
///
/// A short text is taken whole. Of a long log only the lines around known words are kept.
public final class PasteReader {
  /// What is matched as a whole; about 20,000 lines.
  static final int WHOLE = 2 * 1024 * 1024;

  /// Longer than any log worth piping; stops a device or an endless pipe.
  static final long MOST = 2L * 1024 * 1024 * 1024;

  private static final int LOOKED_AT = 8192;

  private final LogScan scan;
  private final int whole;

  public PasteReader(LogScan scan) {
    this(scan, WHOLE);
  }

  /// A reader that matches less as a whole, where many read at once.
  ///
  /// @param whole in bytes; of what is longer only the lines that can matter are kept
  public PasteReader(LogScan scan, int whole) {
    this.scan = scan;
    this.whole = whole;
  }

  /// The paste in a file, or in a pipe when no file or `-` is named.
  ///
  /// @param name how messages call the pipe
  /// @throws BadInput when there is no such text
  public Paste read(Optional<Path> file, InputStream pipe, String name) {
    return file.filter(path -> !path.toString().equals("-"))
        .map(this::read)
        .orElseGet(() -> read(pipe, name));
  }

  /// The paste in a file.
  ///
  /// @throws BadInput when there is no such text
  public Paste read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new BadInput(
          file + " does not exist; name a file with the error text, or `-` to read a pipe");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + reason(e));
    }
  }

  /// The paste in a stream.
  ///
  /// @param name how messages call the stream
  /// @throws BadInput when it is empty, binary or not text in a known encoding
  public Paste read(InputStream in, String name) {
    return new Paste(raw(in, name).text);
  }

  /// The paste in a stream, and what it does not tell itself.
  ///
  /// @param name how messages call the stream
  /// @throws BadInput when it is empty, binary or not text in a known encoding
  public Reading readClosely(InputStream in, String name) {
    Raw raw = raw(in, name);
    return new Reading(new Paste(raw.text), Paste.showsSecrets(raw.text), raw.cut);
  }

  /// A paste that was read.
  ///
  /// @param secrets whether what was kept of the text showed secrets
  /// @param cut whether there was more than we keep, and the end was not read
  public record Reading(Paste paste, boolean secrets, boolean cut) {}

  /// @param text before its secrets are replaced
  private record Raw(String text, boolean cut) {}

  private Raw raw(InputStream in, String name) {
    try {
      BufferedInputStream buffered = new BufferedInputStream(in, 64 * 1024);
      buffered.mark(LOOKED_AT);
      byte[] start = buffered.readNBytes(LOOKED_AT);
      buffered.reset();
      Charset charset = charset(start, name);
      byte[] beginning = buffered.readNBytes(whole);
      buffered.mark(1);
      boolean more = buffered.read() >= 0;
      if (!more) {
        return new Raw(notBlank(decode(beginning, charset, name), name), false);
      }
      buffered.reset();
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(beginning), buffered);
      return longText(all, charset, name);
    } catch (CharacterCodingException e) {
      throw new BadInput(
          name + " is not UTF-8 text; save it as UTF-8, or paste only the lines with the error");
    } catch (IOException e) {
      throw new BadInput(name + " cannot be read: " + reason(e));
    }
  }

  private Raw longText(InputStream in, Charset charset, String name) throws IOException {
    Reader reader =
        new InputStreamReader(
            new Limited(in, name),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    String excerpt = scan.excerpt(reader);
    // it stops before the end when it has kept as much as it keeps
    return new Raw(excerpt, reader.read() >= 0);
  }

  private static String notBlank(String text, String name) {
    if (text.isBlank()) {
      throw new BadInput(name + " is empty; paste the error message and the lines around it");
    }
    return text;
  }

  /// UTF-16 is what PowerShell writes when output is redirected; everything else must be UTF-8.
  private static Charset charset(byte[] start, String name) {
    if (start.length >= 2) {
      int mark = (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
      if (mark == 0xFFFE) {
        return StandardCharsets.UTF_16LE;
      }
      if (mark == 0xFEFF) {
        return StandardCharsets.UTF_16BE;
      }
    }
    for (byte b : start) {
      if (b == 0) {
        throw new BadInput(
            name + " is a binary file, not text; give the log or the error message as text");
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static String decode(byte[] bytes, Charset charset, String name) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      int at = firstMalformed(bytes, charset);
      throw new BadInput(
          "%s is not UTF-8 text: byte 0x%02X at offset %d cannot be read; save it as UTF-8"
              .formatted(name, bytes[Math.min(at, bytes.length - 1)] & 0xFF, at));
    }
  }

  private static int firstMalformed(byte[] bytes, Charset charset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    charset.newDecoder().decode(buffer, out, true);
    return buffer.position();
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /// Refuses to read on for ever.
  private static final class Limited extends FilterInputStream {
    private final String name;
    private long read;

    Limited(InputStream in, String name) {
      super(in);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) {
      read += n;
      if (read > MOST) {
        throw new BadInput(name + " is longer than 2 GB; give the part around the first error");
      }
    }
  }
}
