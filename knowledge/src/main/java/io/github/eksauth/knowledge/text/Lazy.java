package io.github.eksauth.knowledge.text;

import java.util.Optional;
import java.util.function.Supplier;

/// A value that is made once, on first use, by whichever thread comes first.
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> make;
  private volatile Optional<T> made = Optional.empty();

  /// A value that this makes.
  public Lazy(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public T get() {
    if (made.isEmpty()) {
      synchronized (this) {
        if (made.isEmpty()) {
          made = Optional.of(make.get());
        }
      }
    }
    return made.orElseThrow();
  }
}
