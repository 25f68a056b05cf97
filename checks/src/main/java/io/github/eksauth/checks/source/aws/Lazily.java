package io.github.eksauth.checks.source.aws;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when first needed, once, and ended if it was made. When making it fails,
/// the next who needs it tries again.
final class Lazily<T> implements AutoCloseable {
  private final Supplier<T> make;
  private final Consumer<T> end;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable T made;

  Lazily(Supplier<T> make, Consumer<T> end) {
    this.make = make;
    this.end = end;
  }

  T get() {
    T known = made;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      known = made;
      if (known == null) {
        known = make.get();
        made = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      T known = made;
      if (known != null) {
        end.accept(known);
      }
    } finally {
      lock.unlock();
    }
  }
}
