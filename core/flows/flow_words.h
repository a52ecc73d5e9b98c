// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flows/flow_filter.h"

#include <QStringList>

#include <chrono>

namespace liteboxd::flows {

/// Words of a line as a shell takes them apart: by blanks, with '…', "…" and a backslash. InvalidArgument for a quote
/// that does not end.
base::Result<QStringList> splitWords(const QString &line);

/// Reads the words of `hubble observe` (hubble/cmd/observe/flows_filter.go of Cilium 1.18): --verdict, --from-pod,
/// --to-fqdn, --not …, each with its value behind a blank or '='. A word without dashes, and the value of --sandbox, is
/// the id of a sandbox: one of the two ends is it. "hubble" and "observe" in front are passed over. Times ("5m", RFC
/// 3339) count from `now`. InvalidArgument, with the word, for what is not known.
base::Result<FlowQuery> parseFlowWords(const QStringList &words, std::chrono::system_clock::time_point now);

/// splitWords() and parseFlowWords().
base::Result<FlowQuery> parseFlowLine(const QString &line, std::chrono::system_clock::time_point now);

/// The query within one namespace, as `hubble observe -n` asks: one of the two ends is in it. A query that names pods,
/// services or namespaces itself stays as it is.
FlowQuery withinNamespace(FlowQuery query, const QString &nameSpace);

/// "5m", "1h30m", "2d", or a time of RFC 3339: the moment so long before `now`.
base::Result<std::chrono::system_clock::time_point> timeBefore(const QString &text,
                                                               std::chrono::system_clock::time_point now);

/// The words that may be typed, with their dashes, for a completer.
QStringList flowWords();

} // namespace liteboxd::flows
