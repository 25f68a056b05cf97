package io.github.eksauth.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource clock = now::get;

  @Test
  void a_body_that_drips_is_cut_off() throws IOException {
    InputStream dripping =
        new InputStream() {
          @Override
          public int read() {
            now.updateAndGet(it -> it.plusSeconds(1));
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            bytes[offset] = (byte) read();
            return 1;
          }
        };

    assertThat(new BodyReader(1000, Duration.ofSeconds(10), clock).read(dripping, -1))
        .isEqualTo(new BodyReader.Body.TooSlow());
  }

  @Test
  void an_empty_body_is_whole() throws IOException {
    assertThat(
            new BodyReader(0, Duration.ofSeconds(1), clock)
                .read(new ByteArrayInputStream(new byte[0]), 0))
        .isInstanceOf(BodyReader.Body.Whole.class);
  }
}
