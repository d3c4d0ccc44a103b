/** Secrets in a database: by one key that is nowhere in it. */
@NullMarked
package io.gantry.web.encryption;

import org.jspecify.annotations.NullMarked;
