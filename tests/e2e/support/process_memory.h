// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QStringList>

namespace liteboxd::e2e {

/// Where any of `texts` stands in what a process may read and write, as bytes or as UTF-16: one line for each place, with
/// the 60 bytes before it. Only root may look into a process that protects its memory.
QStringList findInMemory(qint64 processId, const QByteArrayList &texts);

} // namespace liteboxd::e2e
