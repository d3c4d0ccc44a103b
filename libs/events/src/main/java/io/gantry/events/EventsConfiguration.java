package io.gantry.events;

import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;

/** What every service has that listens to events. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(EventsProperties.class)
class EventsConfiguration {
    @Bean
    KafkaAdmin.NewTopics gantryTopics(EventsProperties properties) {
        return new KafkaAdmin.NewTopics(TopicCreation.topics(properties));
    }

    @Bean
    TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin);
    }

    @Bean
    EventReader eventReader() {
        return new EventReader();
    }

    @Bean
    DefaultErrorHandler faultHandling(
            KafkaTemplate<String, byte[]> kafka, ObjectProvider<WorldFaults> worldFaults) {
        var faults = worldFaults.orderedStream().flatMap(f -> f.types().stream()).toList();
        return FaultHandling.handler(kafka, faults);
    }

    @Bean
    WorldFaults kafkaFaults() {
        return new WorldFaults(List.of(KafkaException.class));
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
