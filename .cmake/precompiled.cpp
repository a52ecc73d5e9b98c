// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Empty: the headers that the build precompiles need a source to belong to.
