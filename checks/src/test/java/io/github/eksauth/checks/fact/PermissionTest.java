package io.github.eksauth.checks.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PermissionTest {
  @Test
  void every_permission_reads_back_from_its_own_text() {
    assertThat(FactKind.allPermissions())
        .allSatisfy(
            permission -> assertThat(Permission.parse(permission.id())).isEqualTo(permission));
  }
}
