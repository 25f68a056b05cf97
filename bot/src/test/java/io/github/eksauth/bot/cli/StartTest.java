package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A look at a recording starts in half a second, which it only does without the clients of AWS,
/// Kubernetes and Slack, and without the server.
class StartTest {
  /// Loads the program anew, without those clients, and notes who asks for them.
  private static final class Without extends URLClassLoader {
    private final List<String> wanted = new ArrayList<>();

    Without(List<URL> urls) {
      super(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean client =
          name.startsWith("software.amazon.")
              || name.startsWith("io.fabric8.")
              || name.startsWith("com.slack.")
              || name.startsWith("com.google.gson.")
              || name.startsWith("okhttp3.")
              || name.startsWith("io.javalin.")
              || name.startsWith("org.eclipse.jetty.")
              || name.startsWith("ch.qos.logback.")
              || name.startsWith("io.micrometer.")
              || name.startsWith("io.prometheus.")
              || name.startsWith("io.github.eksauth.checks.source.aws.")
              || name.startsWith("io.github.eksauth.checks.source.kubernetes.");
      if (client) {
        synchronized (wanted) {
          wanted.add(name);
        }
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  private static List<URL> classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String part :
        Arrays.asList(
            System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))) {
      urls.add(Path.of(part).toUri().toURL());
    }
    return urls;
  }

  @Test
  void neither_help_nor_a_recording_loads_a_client()
      throws IOException, ReflectiveOperationException {
    try (Without program = new Without(classPath())) {
      Class<?> run = program.loadClass("io.github.eksauth.bot.cli.Run");
      var of = run.getDeclaredMethod("of", String[].class);
      of.setAccessible(true);
      var out = run.getDeclaredMethod("out");
      out.setAccessible(true);
      String recording = Path.of("..", "checks", "recordings", "article.json").toString();
      String paste = Path.of("src", "main", "resources", "demo", "event-in-log.txt").toString();

      Object help = of.invoke(null, (Object) new String[] {"--help"});
      Object diagnosis =
          of.invoke(null, (Object) new String[] {"diagnose", "--snapshot", recording, paste});
      Object check = of.invoke(null, (Object) new String[] {"check", "--snapshot", recording});

      assertThat((String) out.invoke(help)).contains("diagnose");
      assertThat((String) out.invoke(diagnosis)).contains("fargate-role-not-in-auth-config");
      assertThat((String) out.invoke(check)).contains("cluster-active");
      assertThat(program.wanted).isEmpty();
    }
  }
}
