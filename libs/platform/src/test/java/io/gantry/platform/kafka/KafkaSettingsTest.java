package io.gantry.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    @Test
    void isUnderstoodByKafka() throws Exception {
        var properties = new Properties();
        properties.load(
                new StringReader(KafkaSettings.of(Path.of("/srv/my data/kafka"), 9092, 9093)));

        var config = new KafkaConfig(properties, false);

        assertThat(config.logDirs()).containsExactly("/srv/my data/kafka");
        assertThat(config.autoCreateTopicsEnable()).isFalse();
        assertThat(config.messageMaxBytes()).isEqualTo(5 * 1024 * 1024);
        assertThat(properties.getProperty("listeners"))
                .doesNotContain("0.0.0.0")
                .contains("127.0.0.1:9092");
    }
}
