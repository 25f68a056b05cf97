package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// How long one paste takes, redaction and reading included: median and p99 over all pastes.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g"})
@State(Scope.Thread)
public class MatchBenchmark {
  /// The real catalogue, and one of 10,000 entries.
  @Param({"real", "10000"})
  public String entries = "real";

  private Matcher matcher;
  private List<String> texts;
  private int next;

  /// Builds the matcher and loads the pastes.
  @Setup
  public void load() throws IOException {
    matcher =
        new Matcher(SyntheticEntries.upTo(entries.equals("real") ? 0 : Integer.parseInt(entries)));
    texts = Pastes.load().stream().map(Pastes.Labelled::text).toList();
  }

  /// One paste after the other, over and over.
  @Benchmark
  public Match match() {
    next = (next + 1) % texts.size();
    return matcher.match(new Paste(texts.get(next)));
  }

  /// Runs this benchmark.
  public static void main(String[] args) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(MatchBenchmark.class.getSimpleName())
                .jvmArgsAppend("-Dpastes=" + System.getProperty("pastes", ""))
                .build())
        .run();
  }
}
