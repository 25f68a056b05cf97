package io.github.eksauth.bot.conversation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// An answer as its own message carries it along: in a button, small enough for one. So a button
/// also works where the answer is not known: at another replica, and in a pod that came later.
///
/// Of pastes it holds the redacted text only, like everything that we keep.
public final class Carried {
  /// What fits into a button beside what it says itself.
  static final int MOST = 1_800;

  /// What is carried is small, so what would grow beyond this was not made by us.
  private static final int MOST_UNPACKED = 64 * 1024;

  private static final boolean NO_HEADER = true;

  private Carried() {}

  /// The answer as text of at most 1,800 characters out of `A-Z a-z 0-9 - _`; empty when it does
  /// not fit.
  public static Optional<String> pack(Answered answered) {
    byte[] json = JournalJson.text(answered).getBytes(StandardCharsets.US_ASCII);
    if (json.length > MOST_UNPACKED) {
      return Optional.empty();
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, NO_HEADER);
        DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray()))
        .filter(text -> text.length() <= MOST);
  }

  /// The answer in such a text; empty when it is none.
  public static Optional<Answered> open(String text) {
    if (text.length() > MOST) {
      return Optional.empty();
    }
    try (Inflater inflater = new Inflater(NO_HEADER);
        InflaterInputStream in =
            new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)), inflater)) {
      byte[] json = in.readNBytes(MOST_UNPACKED + 1);
      return json.length > MOST_UNPACKED
          ? Optional.empty()
          : JournalJson.answered(new String(json, StandardCharsets.US_ASCII));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
