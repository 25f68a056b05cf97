package io.github.eksauth.knowledge.match;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Numbers and texts in a file that is read in one go: what the build has computed, the start need
/// not compute again.
final class Tables {
  private Tables() {}

  /// Collects what is written, in order.
  static final class Output {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void number(int number) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    void numbers(int[] numbers) {
      number(numbers.length);
      ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Integer.BYTES);
      buffer.asIntBuffer().put(numbers);
      out.writeBytes(buffer.array());
    }

    void texts(List<String> texts) {
      number(texts.size());
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
      }
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  /// Gives back what was written, in the same order.
  static final class Input {
    private final ByteBuffer in;

    Input(byte[] bytes) {
      in = ByteBuffer.wrap(bytes);
    }

    int number() {
      return in.getInt();
    }

    int[] numbers() {
      int[] numbers = new int[in.getInt()];
      IntBuffer all = in.asIntBuffer();
      all.get(numbers);
      in.position(in.position() + numbers.length * Integer.BYTES);
      return numbers;
    }

    List<String> texts() {
      int count = in.getInt();
      List<String> texts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int length = in.getInt();
        texts.add(new String(in.array(), in.position(), length, StandardCharsets.UTF_8));
        in.position(in.position() + length);
      }
      return texts;
    }
  }
}
