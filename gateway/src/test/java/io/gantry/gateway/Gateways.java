package io.gantry.gateway;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Starts gateways beside that of the other tests, as replicas or one after the other. */
final class Gateways {
    private Gateways() {}

    static ConfigurableApplicationContext start(String... properties) {
        return application().run(arguments(properties));
    }

    /** While another starts in this JVM, whose logging is set up by that one alone. */
    static ConfigurableApplicationContext startBesideAnother(String... properties) {
        SpringApplication application = application().application();
        application.setListeners(
                application.getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList());
        return application.run(arguments(properties));
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayApplication.class, OwnThreads.class)
                .registerShutdownHook(false);
    }

    private static String[] arguments(String... properties) {
        String[] arguments = Arrays.copyOf(properties, properties.length + 2);
        arguments[properties.length] = "--server.port=0";
        arguments[properties.length + 1] = "--management.server.port=0";
        return arguments;
    }

    /** A new database beside those of the services. */
    static String aDatabase() {
        String name = "identity_" + UUID.randomUUID().toString().substring(0, 8);
        ConnectionFactory factory =
                ConnectionFactories.get(
                        "r2dbc:postgresql://%s:%s@%s/gantry_identity"
                                .formatted(
                                        System.getProperty("GANTRY_POSTGRES_USER"),
                                        System.getProperty("GANTRY_POSTGRES_PASSWORD"),
                                        System.getProperty("GANTRY_POSTGRES")));
        DatabaseClient.create(factory).sql("CREATE DATABASE " + name).then().block();
        return name;
    }

    static WebTestClient client(ConfigurableApplicationContext gateway) {
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        return GatewayIT.client("http://127.0.0.1:" + port);
    }

    /** Threads that may end with the context; the usual ones are also those of other contexts. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnThreads {
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }
    }
}
