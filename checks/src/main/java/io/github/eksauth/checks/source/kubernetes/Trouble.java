package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.Fact;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why we got no answer at all, in words that say what to look at.
///
/// @param lasting whether the next call would most likely wait in vain too
record Trouble(String why, boolean lasting) {

  static Trouble of(Throwable failure, URI endpoint, Duration timeout) {
    String host = host(endpoint);
    List<Throwable> causes = causes(failure);
    if (has(causes, HttpConnectTimeoutException.class)) {
      return new Trouble(
          timedOut(timeout)
              + " connecting to "
              + host
              + ": when the endpoint of the cluster is private, or its list of allowed addresses"
              + " leaves ours out, run eks-auth inside the VPC",
          true);
    }
    if (has(causes, HttpTimeoutException.class) || has(causes, TimeoutException.class)) {
      return new Trouble(timedOut(timeout) + " waiting for " + host, false);
    }
    if (has(causes, UnresolvedAddressException.class) || has(causes, UnknownHostException.class)) {
      return new Trouble(
          "the name "
              + endpoint.getHost()
              + " does not resolve: the cluster is gone, or our DNS does not know its endpoint",
          true);
    }
    Optional<String> certificate = certificate(causes, host);
    if (certificate.isPresent()) {
      return new Trouble(certificate.get(), false);
    }
    if (has(causes, ConnectException.class) || has(causes, NoRouteToHostException.class)) {
      return new Trouble(
          "connection refused by "
              + host
              + ": nothing listens there, or a firewall rejects us; a private endpoint is reached"
              + " from inside the VPC only",
          false);
    }
    return new Trouble(
        "the connection to "
            + host
            + " broke off"
            + detail(causes)
            + ": a proxy, a firewall or the API server closed it",
        false);
  }

  static String timedOut(Duration timeout) {
    String seconds =
        timeout.toMillisPart() == 0
            ? String.valueOf(timeout.toSeconds())
            : String.valueOf(timeout.toMillis() / 1000.0);
    return Fact.Unseen.TIMED_OUT + seconds + " s";
  }

  static String host(URI endpoint) {
    return endpoint.getPort() < 0
        ? String.valueOf(endpoint.getHost())
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  private static Optional<String> certificate(List<Throwable> causes, String host) {
    if (has(causes, CertificateExpiredException.class)
        || has(causes, CertificateNotYetValidException.class)) {
      return Optional.of(
          "the certificate of " + host + " is not valid at this time: is our clock right?");
    }
    if (has(causes, CertPathBuilderException.class)
        || has(causes, CertPathValidatorException.class)) {
      return Optional.of(
          "the certificate of "
              + host
              + " is not signed by the certificate authority of the cluster: the endpoint belongs"
              + " to another cluster, or something in between opens TLS");
    }
    if (has(causes, CertificateException.class)) {
      return Optional.of("the certificate of " + host + " is made out for another name");
    }
    boolean cut = has(causes, EOFException.class) || has(causes, SocketException.class);
    if (has(causes, SSLException.class) && !cut) {
      return Optional.of(
          "no TLS connection to " + host + detail(causes) + ": is it the endpoint of a cluster?");
    }
    return Optional.empty();
  }

  /// What the innermost failure says of itself, if anything.
  private static String detail(List<Throwable> causes) {
    String message = causes.getLast().getMessage();
    return message == null || message.isBlank() ? "" : " (" + StatusMessage.clean(message) + ")";
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  /// From the outside in; a chain of causes can have a ring.
  private static List<Throwable> causes(Throwable failure) {
    var causes = new ArrayList<Throwable>();
    @Nullable Throwable next = failure;
    while (next != null && causes.size() < 20) {
      causes.add(next);
      next = next.getCause();
    }
    return causes;
  }
}
