package io.gantry.git.maintenance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When repositories are maintained, {@code gantry.maintenance.*}.
 *
 * @param pushes after so many to one repository
 * @param size or after pushes that brought so much, since it is slow to clone until then
 * @param nightly when all are that were pushed to, and their refs are compared: six fields of cron
 * @param keepReplaced how long the packs stay that a new one has replaced
 * @param keepUnreachable how long objects stay that no ref leads to
 * @param keepPushes how long the rows of pushes stay that were told of; a day at least, since those
 *     of a day are counted
 */
@ConfigurationProperties(prefix = "gantry.maintenance", ignoreUnknownFields = false)
record MaintenanceProperties(
        @DefaultValue("100") int pushes,
        @DefaultValue("16MB") DataSize size,
        @DefaultValue(NIGHTLY) String nightly,
        @DefaultValue("1d") Duration keepReplaced,
        @DefaultValue("14d") Duration keepUnreachable,
        @DefaultValue("30d") Duration keepPushes) {
    static final String NIGHTLY = "0 0 3 * * *";

    MaintenanceProperties {
        if (pushes < 1 || keepReplaced.isNegative() || keepUnreachable.isNegative()) {
            throw new IllegalArgumentException(
                    "gantry.maintenance has pushes=%d, keep-replaced=%s and keep-unreachable=%s, expected at least 1 and no time below zero"
                            .formatted(pushes, keepReplaced, keepUnreachable));
        }
        if (keepPushes.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "gantry.maintenance.keep-pushes is %s, expected at least a day"
                            .formatted(keepPushes));
        }
    }
}
