package io.gantry.web.encryption;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For services that name {@code gantry.encryption-key}; they do not start without one. */
@AutoConfiguration
@ConditionalOnProperty("gantry.encryption-key")
@EnableConfigurationProperties(EncryptionProperties.class)
class EncryptionConfiguration {
    @Bean
    Encryption encryption(EncryptionProperties properties) {
        return new Encryption(properties);
    }
}
