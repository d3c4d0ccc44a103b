package io.gantry.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** What every service has besides that keeps its own rows and tells others of them. */
@AutoConfiguration(
        after = EventsConfiguration.class,
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean(ConnectionFactory.class)
class OutboxConfiguration {
    @Bean
    Outbox outbox(DatabaseClient database, JsonMapper json, Clock clock) {
        return new Outbox(database, json, clock);
    }

    @Bean
    Inbox inbox(DatabaseClient database) {
        return new Inbox(database);
    }

    @Bean
    OutboxRelay outboxRelay(
            ConnectionFactory pool,
            KafkaTemplate<String, byte[]> kafka,
            Environment environment,
            MeterRegistry meters) {
        String producer = environment.getRequiredProperty("spring.application.name");
        return new OutboxRelay(pool, new OutboxSender(kafka, producer, meters));
    }

    @Bean
    WorldFaults databaseFaults() {
        return new WorldFaults(
                List.of(
                        R2dbcException.class,
                        TransientDataAccessException.class,
                        NonTransientDataAccessResourceException.class,
                        TransactionException.class,
                        TimeoutException.class,
                        IOException.class));
    }
}
