/** ETag, If-Match and the answers that carry them. */
@NullMarked
package io.gantry.web.conditional;

import org.jspecify.annotations.NullMarked;
