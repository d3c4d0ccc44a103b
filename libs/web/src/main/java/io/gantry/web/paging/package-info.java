/** Lists by page: limit, cursor, Link. */
@NullMarked
package io.gantry.web.paging;

import org.jspecify.annotations.NullMarked;
