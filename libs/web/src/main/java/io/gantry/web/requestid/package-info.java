/** The name of one request in answers, logs, traces and the audit log. */
@NullMarked
package io.gantry.web.requestid;

import org.jspecify.annotations.NullMarked;
