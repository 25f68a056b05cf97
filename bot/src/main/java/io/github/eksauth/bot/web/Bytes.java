package io.github.eksauth.bot.web;

import java.nio.charset.StandardCharsets;

/// Bytes that nobody changes.
public final class Bytes {
  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  /// As UTF-8 text; what is no UTF-8 is replaced.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
