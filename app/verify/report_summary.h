// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/verify_report.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QString>

namespace liteboxd::verify {

/// A run in one line: "Fail: 21 passed, 8 failed, 2 changed (demo)". What there is none of is left out; `changed`
/// checks say something else than in the run before.
QString summaryOf(const VerifyReport &report, qsizetype changed);

/// A run for those who look at it first, as names and texts: its result, when it was, what failed, what to do first,
/// what else to look at, what could not run, and what says something else than in the run before (`before`: name of the
/// result then, by the check's id).
QList<QPair<QString, QString>> summaryRows(const VerifyReport &report, const QHash<QString, QString> &before);

/// The same of a run that goes on: how far it is, and what failed so far. `expected`: how many checks it has.
QList<QPair<QString, QString>> progressRows(const VerifyReport &soFar, int expected);

} // namespace liteboxd::verify
