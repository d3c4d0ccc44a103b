package io.gantry.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes one thing to each store and looks whether it is there. */
final class Stores {
    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    private final RunningInfra infra;

    Stores(RunningInfra infra) {
        this.infra = infra;
    }

    void write(String value) throws Exception {
        sql("create table kept (value text)");
        sql("insert into kept values ('" + value + "')");
        try (var admin = Admin.create(Map.of("bootstrap.servers", infra.address("kafka")))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
        }
        var settings =
                Map.<String, Object>of("bootstrap.servers", infra.address("kafka"), "acks", "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
        }
        http(
                HttpRequest.newBuilder(uri())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"value\":\"" + value + "\"}")));
    }

    String row() throws SQLException {
        return sql("select value from kept").orElse("");
    }

    String record() {
        var settings = Map.<String, Object>of("bootstrap.servers", infra.address("kafka"));
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            var records = consumer.poll(Duration.ofSeconds(30));
            return records.isEmpty() ? "" : records.iterator().next().value();
        }
    }

    String document() throws IOException, InterruptedException {
        return http(HttpRequest.newBuilder(uri()).GET());
    }

    private URI uri() {
        return URI.create(infra.address("opensearch") + "/kept/_doc/1?refresh=true");
    }

    private static String http(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private Optional<String> sql(String text) throws SQLException {
        var url = "jdbc:postgresql://" + infra.address("postgres") + "/gantry_catalog";
        try (var connection =
                        DriverManager.getConnection(
                                url, infra.address("user"), infra.address("password"));
                var statement = connection.createStatement()) {
            if (!statement.execute(text)) {
                return Optional.empty();
            }
            var rows = statement.getResultSet();
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
