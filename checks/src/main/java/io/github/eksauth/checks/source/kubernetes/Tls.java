package io.github.eksauth.checks.source.kubernetes;

import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Whom we trust to be the API server, and the certificate that speaks for us.
///
/// @param authorityPem certificates, or [#PUBLIC] for those that the JVM trusts
/// @param certificatePem our own certificate and `keyPem` its key; both empty without one
record Tls(String authorityPem, String certificatePem, String keyPem) {
  /// No text in PEM.
  static final String PUBLIC = "public";

  static Tls trusting(String authorityPem) {
    return new Tls(authorityPem, "", "");
  }

  /// The text behind base64, as `DescribeCluster` and kubeconfig hold certificates. What is not
  /// base64 stays as it is, and is refused where it is used.
  static String decode(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return base64;
    }
  }

  /// The certificate authority of the cluster and no other: a public one must not vouch for it.
  ///
  /// @throws Malformed when there is no certificate in it
  TrustManager @Nullable [] trust() {
    if (authorityPem.equals(PUBLIC)) {
      return null;
    }
    try {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.UTF_8)));
      if (certificates.isEmpty()) {
        throw new Malformed("the certificate authority of the cluster holds no certificate");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("cluster-" + store.size(), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new Malformed("the certificate authority of the cluster cannot be read");
    }
  }

  /// @throws Malformed when certificate and key cannot be read
  KeyManager @Nullable [] identity() {
    if (certificatePem.isEmpty()) {
      return null;
    }
    return identity("RSA")
        .or(() -> identity("EC"))
        .orElseThrow(() -> new Malformed("the client certificate or its key cannot be read"));
  }

  private Optional<KeyManager[]> identity(String algorithm) {
    try {
      return Optional.of(
          SSLUtils.keyManagers(
              new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.UTF_8)),
              new ByteArrayInputStream(keyPem.getBytes(StandardCharsets.UTF_8)),
              algorithm,
              "in memory only",
              "",
              ""));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
