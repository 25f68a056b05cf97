package io.github.eksauth.bot.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Asks a server at an address whether it lives, for those who can only ask by running a command:
/// the image has neither a shell nor `curl`.
final class HealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private HealthCheck() {}

  static void main(String[] args) {
    System.exit(ask(URI.create(args[0]), System.err));
  }

  /// Asks once.
  ///
  /// @return the exit code: 0 when the server says that all is well, else 1
  static int ask(URI address, PrintStream err) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
      connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        return 0;
      }
      err.println(address + " answered " + status);
    } catch (IOException e) {
      err.println(address + ": " + e.getMessage());
    }
    return 1;
  }
}
