/** How requests are read and answers written: strict query parameters, JSON streams. */
@NullMarked
package io.gantry.web.request;

import org.jspecify.annotations.NullMarked;
