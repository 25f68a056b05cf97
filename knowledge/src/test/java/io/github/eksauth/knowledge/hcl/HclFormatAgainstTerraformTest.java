package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares us with `terraform fmt` where there is one.
class HclFormatAgainstTerraformTest {
  @Test
  void we_leave_files_as_terraform_does(@TempDir Path folder) throws Exception {
    assumeTrue(hasTerraform(), "no terraform on the PATH");
    Map<Path, String> texts = new TreeMap<>();
    for (int seed = 0; seed < 300; seed++) {
      texts.put(folder.resolve(seed + ".tf"), new HclSamples(seed).file());
    }
    for (var text : texts.entrySet()) {
      Files.writeString(text.getKey(), text.getValue());
    }

    terraformFmt(folder);

    for (var text : texts.entrySet()) {
      assertThat(HclFormat.format(text.getValue()))
          .as(text.getValue())
          .isEqualTo(Files.readString(text.getKey()));
    }
  }

  private static boolean hasTerraform() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
  }

  private static void terraformFmt(Path folder) throws IOException, InterruptedException {
    var log = folder.resolve("log.txt").toFile();
    var process =
        new ProcessBuilder("terraform", "fmt", "-no-color", "-list=false", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    int exit = process.waitFor();
    assertThat(exit).as(Files.readString(log.toPath())).isZero();
  }
}
