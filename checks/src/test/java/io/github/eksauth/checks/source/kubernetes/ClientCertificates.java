package io.github.eksauth.checks.source.kubernetes;

/// A client certificate made for tests, and its key in the two ways keys are written.
final class ClientCertificates {
  static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBejCCAR+gAwIBAgIUIbBfC+JcGStG02GPFfx1QWxE/BowCgYIKoZIzj0EAwIw
      ETEPMA0GA1UEAwwGdGVzdGVyMCAXDTI2MTEyNjA1MTg0MFoYDzIxMjYxMTAyMDUx
      ODQwWjARMQ8wDQYDVQQDDAZ0ZXN0ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AAQanG/uBD6Xhccp2cDPKiEAtrrbX7KEn7Gu9ARYHATF2XuVqgO2rJV3eV2fQFcR
      XCIhK8QxMPBBL/SHTLlcxbDFo1MwUTAdBgNVHQ4EFgQULxUDjV7wMYwc4KSNhhN3
      a6+LZz4wHwYDVR0jBBgwFoAULxUDjV7wMYwc4KSNhhN3a6+LZz4wDwYDVR0TAQH/
      BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA+xfGY+58WNaKTRW8FUcpCMQjxTMQ
      1P5/Y9gQJMgwKAgCIQD2NeGG01mcyX+yUL8PaTOCI8QrnM/AjiARLQClpPVewA==
      -----END CERTIFICATE-----
      """;

  static final String PKCS8 =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg27YsihPq8KJzxS/T
      Quihx+IW9YwoSk3zcqiJkssoWrKhRANCAAQanG/uBD6Xhccp2cDPKiEAtrrbX7KE
      n7Gu9ARYHATF2XuVqgO2rJV3eV2fQFcRXCIhK8QxMPBBL/SHTLlcxbDF
      -----END PRIVATE KEY-----
      """;

  static final String SEC1 =
      """
      -----BEGIN EC PRIVATE KEY-----
      MHcCAQEEINu2LIoT6vCic8Uv00LoocfiFvWMKEpN83KoiZLLKFqyoAoGCCqGSM49
      AwEHoUQDQgAEGpxv7gQ+l4XHKdnAzyohALa621+yhJ+xrvQEWBwExdl7laoDtqyV
      d3ldn0BXEVwiISvEMTDwQS/0h0y5XMWwxQ==
      -----END EC PRIVATE KEY-----
      """;

  private ClientCertificates() {}
}
