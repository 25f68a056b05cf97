package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HclFormatPropertiesTest {
  @Property(tries = 500)
  void formatting_twice_is_formatting_once(@ForAll long seed) {
    String once = HclFormat.format(new HclSamples(seed).file());

    assertThat(HclFormat.format(once)).isEqualTo(once);
  }

  @Property(tries = 500)
  void formatting_keeps_hcl_hcl(@ForAll long seed) {
    String text = new HclSamples(seed).file();

    assertThat(HclParser.parse(text).problems()).as(text).isEmpty();
    assertThat(HclParser.parse(HclFormat.format(text)).problems()).isEmpty();
  }
}
