package io.gantry.git.storage;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a zip may be that is committed, {@code gantry.git.zip.*}.
 *
 * @param upload the file itself
 * @param unpacked all that is in it
 * @param entries how many files and folders are in it
 * @param ratio how many times larger than itself it may unpack
 */
public record ZipProperties(
        @DefaultValue("100MB") DataSize upload,
        @DefaultValue("1GB") DataSize unpacked,
        @DefaultValue("50000") int entries,
        @DefaultValue("200") int ratio) {}
