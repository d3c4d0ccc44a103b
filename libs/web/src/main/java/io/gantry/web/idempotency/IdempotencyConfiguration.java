package io.gantry.web.idempotency;

import io.gantry.web.errors.ErrorWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** For services behind the gateway that keep rows; the gateway itself passes the key on. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration"
        })
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnProperty("gantry.jwt.audience")
class IdempotencyConfiguration {
    @Bean
    @ConditionalOnBean(DatabaseClient.class)
    IdempotencyFilter idempotencyFilter(
            DatabaseClient database,
            JsonMapper json,
            ReactiveTransactionManager transactions,
            ErrorWriter errors) {
        return new IdempotencyFilter(
                new Answers(database, json), TransactionalOperator.create(transactions), errors);
    }
}
