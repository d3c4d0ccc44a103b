package io.gantry.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The database of each service; made when missing. */
final class Databases {
    private static final List<String> NAMES =
            List.of(
                    "gantry_identity",
                    "gantry_catalog",
                    "gantry_action",
                    "gantry_audit",
                    "gantry_git",
                    "gantry_plugin");

    private final String url;
    private final Properties login = new Properties();

    Databases(int port, String password) {
        this.url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        login.setProperty("user", Postgres.USER);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "30");
    }

    /** Whether the server answers and all databases are there. */
    boolean areReady() {
        try (var connection = DriverManager.getConnection(url, login)) {
            var existing = existing(connection);
            for (var name : NAMES) {
                if (!existing.contains(name)) {
                    create(connection, name);
                }
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Set<String> existing(Connection connection) throws SQLException {
        var names = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select datname from pg_database")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }
}
